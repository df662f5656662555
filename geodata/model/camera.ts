import { z } from 'zod'
import { lonLat } from '../position.ts'
import { instant, type Kept, keeping, name, provenance, recordId, words } from './record.ts'
import { polygon } from './shape.ts'

export const cameraKind = z.enum(['fixed', 'temporary'])
export type CameraKind = z.infer<typeof cameraKind>

/** `other` is a camera seen on an imported map, owned by someone else, until somebody adopts it. */
export const cameraOwnerKind = z.enum(['municipality', 'police', 'other'])
export type CameraOwnerKind = z.infer<typeof cameraOwnerKind>

/** A device with optics. Where it stands is a deployment. */
export const newCamera = z.strictObject({
  ...keeping,
  name,
  kind: cameraKind,
  ownerKind: cameraOwnerKind,
  indoor: z.boolean().default(false),
  model: z.string().trim().max(200).default(''),
  source: z.string().trim().max(200).default(''),
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
  notes: words.default(''),
})
export type NewCamera = z.infer<typeof newCamera>
export type Camera = Kept & NewCamera

const rangeM = z.number().min(1).max(500)

/**
 * How a lens lays the world on its picture: `rectilinear` keeps straight lines straight, and is taken for a
 * stitched panorama when wider than 150°; `equidistant` is a fisheye.
 */
export const projection = z.enum(['rectilinear', 'equidistant'])
export type Projection = z.infer<typeof projection>

/** One direction a deployed camera looks in. Multi-sensor heads and PTZ presets have several. */
export const aim = z.strictObject({
  preset: z.string().trim().max(60).default(''),
  headingDeg: z.number().min(0).lt(360).describe('middle of the view, clockwise from true north'),
  tiltDeg: z.number().min(0).max(90).describe('downwards from the horizon'),
  hfovDeg: z.number().min(1).max(360),
  vfovDeg: z.number().min(1).max(180),
  rangeM,
  widthPx: z.int().min(160).max(20_000).describe('pixels across the horizontal field of view'),
  projection: projection.default('rectilinear'),
})
export type Aim = z.infer<typeof aim>

/** How a camera sees when it is dark: how far, by its own light or by that of the street. */
export const night = z.strictObject({ by: z.enum(['infrared', 'street-light']), rangeM })

export type Night = z.infer<typeof night>

/** What a camera that turns can be turned to, apart from what its presets see. */
export const reach = z.strictObject({
  fromDeg: z.number().min(0).lt(360).describe('the leftmost heading it turns to, from true north'),
  sweepDeg: z.number().min(1).max(360).describe('how far to the right of that'),
  tiltDeg: z.number().min(0).max(90).describe('the lowest it looks, downwards from the horizon'),
  rangeM,
})
export type Reach = z.infer<typeof reach>

/** A privacy mask as it falls on the ground: one ring. */
const mask = polygon.refine(
  ({ coordinates }) => coordinates.length === 1 && coordinates[0]!.length <= 200,
  { message: 'a mask is one ring of at most 200 positions' },
)

/** Hours of the week, 0 = Monday 00–01 local time, in order and once each. */
const hoursOfWeek = z
  .array(z.int().min(0).max(167))
  .min(1)
  .max(168)
  .refine((hours) => hours.every((hour, i) => i === 0 || hour > hours[i - 1]!), {
    message: 'hours must rise, each once',
  })

/** Where and how a camera stands. Heights and optics carry where they come from. */
const stand = {
  position: lonLat,
  mountHeightM: z.number().min(0.5).max(100),
  aims: z.array(aim).min(1).max(16),
  reach: reach.nullable().default(null),
  recordingHours: hoursOfWeek.nullable().default(null).describe('null is always'),
  night: night.nullable().default(null).describe('null is not stated: as by day'),
  masks: z.array(mask).max(40).default([]).describe('ground blacked out in its picture'),
  provenance: z
    .strictObject({ height: provenance, aim: provenance, optics: provenance })
    .default({ height: 'estimated', aim: 'estimated', optics: 'estimated' }),
}

/** Of a camera nobody has said more about: it does not turn, records always, and nothing is masked. */
export const nothingStated = { reach: null, recordingHours: null, night: null, masks: [] }

const deploymentFields = {
  ...keeping,
  cameraId: recordId,
  ...stand,
  from: instant,
  to: instant.nullable().default(null),
  decision: z.string().trim().max(400).default(''),
}
export const deploymentShape = z.strictObject(deploymentFields)
export const newDeployment = deploymentShape.refine(({ from, to }) => to === null || to >= from, {
  path: ['to'],
  message: 'to is before from',
})
export type NewDeployment = z.output<typeof newDeployment>
export type Deployment = Kept & NewDeployment

export type DeploymentState = 'planned' | 'standing' | 'removed'

/** State is told by the dates alone: half-open [from, to). */
export const deploymentState = (
  { from, to }: { from: Date; to: Date | null },
  now: Date,
): DeploymentState => (from > now ? 'planned' : to !== null && to <= now ? 'removed' : 'standing')

/** One camera as a plan would have it; `deploymentId` names the one that stands today, if any. */
export const placement = z.strictObject({
  id: recordId,
  deploymentId: recordId.nullable(),
  cameraId: recordId.nullable(),
  name,
  kind: cameraKind,
  model: z.string().trim().max(200).default('').describe('empty leaves the camera’s own'),
  ...stand,
})
export type Placement = z.infer<typeof placement>
