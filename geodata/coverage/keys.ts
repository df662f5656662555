import type { Looking, Standing } from '../visibility/camera-view.ts'
import type { Recording } from './recording.ts'

/** What tells one view from another: all but the camera's id and its presets' names. */
export const contentKey = (
  { position, mountHeightM, aims, masks, reach }: Standing,
  { targetM, leaves }: Looking,
): string =>
  [
    ...[targetM, leaves, ...position],
    mountHeightM,
    ...aims.flatMap((aim) => [
      ...[aim.headingDeg, aim.tiltDeg, aim.hfovDeg, aim.vfovDeg, aim.rangeM, aim.widthPx],
      aim.projection,
    ]),
    ...(reach ? [reach.fromDeg, reach.sweepDeg, reach.tiltDeg, reach.rangeM] : []),
    ...masks.flatMap(({ coordinates }) => coordinates.flat(2)),
  ].join(' ')

/** What tells one camera's times and light from another's. */
export const recordingKey = ({ recordingHours, night, fromMs, toMs }: Recording): string =>
  `${fromMs} ${toMs} ${recordingHours} ${night?.by} ${night?.rangeM}`
