import type { Aim } from '../../geodata/model/camera.ts'
import { toRadians } from '../../geodata/units.ts'
import type { Handle } from '../state/steering.ts'

/** Pixels from the camera, x to the right and y down. */
export type Offset = readonly [x: number, y: number]

/** How large things are on the screen now. */
export type Scale = {
  pixelsPerM: number
  /** What is up on the screen, clockwise from true north. */
  bearingDeg: number
  /** The shorter side of the map. */
  sidePx: number
  /** Handles are larger under a finger. */
  coarse: boolean
}

export type HandleLayout = {
  ringPx: number
  handles: Record<Exclude<Handle, 'body'>, Offset>
  /** Ends of the view's edges. */
  edges: readonly [left: Offset, right: Offset]
}

/** Room between two handles, so that each can be taken hold of. */
const apartPx = (coarse: boolean) => (coarse ? 48 : 30)

/**
 * Where an aim's handles stand. They show where they pull as long as there is room; a view too small,
 * too narrow or too large for the screen has them beside, since only how far one pulls counts.
 */
export function handleLayout(aim: Aim, scale: Scale): HandleLayout {
  const { pixelsPerM, sidePx, coarse } = scale
  const apart = apartPx(coarse)
  const ringPx = coarse ? 60 : 44
  const rangePx = aim.rangeM * pixelsPerM
  const edgePx = Math.min(Math.max(0.7 * rangePx, ringPx + apart), 0.34 * sidePx)
  const farPx = Math.min(Math.max(rangePx, edgePx + apart), 0.44 * sidePx)
  const half = aim.hfovDeg / 2
  const leastDeg = (Math.asin(Math.min(1, apart / edgePx)) * 180) / Math.PI
  // Behind a camera that sees all round the two edges meet: they stand apart, with room between.
  const shown = Math.min(Math.max(half, leastDeg), 180 - leastDeg)
  const at = (turnDeg: number, px: number) => offsetAt(aim.headingDeg + turnDeg, px, scale)
  return {
    ringPx,
    handles: {
      aim: at(0, ringPx),
      left: at(-shown, edgePx),
      right: at(shown, edgePx),
      range: at(0, farPx),
    },
    edges: [at(-half, rangePx), at(half, rangePx)],
  }
}

/** Where another aim of the same camera has its knob on the ring. */
export const knobAt = (headingDeg: number, scale: Scale): Offset =>
  offsetAt(headingDeg, scale.coarse ? 60 : 44, scale)

function offsetAt(headingDeg: number, px: number, { bearingDeg }: Scale): Offset {
  const angle = toRadians(headingDeg - bearingDeg)
  return [px * Math.sin(angle), -px * Math.cos(angle)]
}
