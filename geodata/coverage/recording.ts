import type { Deployment, Placement } from '../model/camera.ts'
import type { Standing } from '../visibility/camera-view.ts'

/** When a camera is there and records, and how far it sees in the dark. */
export type Recording = Pick<Placement, 'recordingHours' | 'night'> & {
  /** It stands from one moment until before another, in milliseconds since the epoch. */
  fromMs: number
  toMs: number
}

/** A camera as it is counted: how it stands, and when it records. */
export type Watching = Standing & { recording: Recording }

/** A camera as if it had always stood so: for what is planned, and for today's cameras. */
export const asIfAlways = ({
  recordingHours,
  night,
}: Pick<Placement, 'recordingHours' | 'night'>): Recording => ({
  ...{ recordingHours, night },
  fromMs: Number.NEGATIVE_INFINITY,
  toMs: Number.POSITIVE_INFINITY,
})

/** A camera while it stood. */
export const whileItStood = ({
  recordingHours,
  night,
  from,
  to,
}: Pick<Deployment, 'recordingHours' | 'night' | 'from' | 'to'>): Recording => ({
  ...{ recordingHours, night },
  fromMs: +from,
  toMs: to === null ? Number.POSITIVE_INFINITY : +to,
})

/** Whether a camera records at a moment. */
export const records = (
  { recordingHours, fromMs, toMs }: Recording,
  { atMs, hour }: { atMs: number; hour: number },
): boolean =>
  fromMs <= atMs && atMs < toMs && (recordingHours === null || recordingHours.includes(hour))

/** Whether what a camera sees hangs on the moment at all. */
export const isAlwaysTheSame = ({ recordingHours, night, fromMs, toMs }: Recording): boolean =>
  recordingHours === null &&
  night === null &&
  fromMs === Number.NEGATIVE_INFINITY &&
  toMs === Number.POSITIVE_INFINITY
