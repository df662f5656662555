import type { PlanePoint } from '../plane.ts'
import type { Strip } from './radial.ts'
import type { TownCaster } from './town.ts'

/** The angles a picture reaches, on either side of one. */
export type Window = { angle: number; half: number }

/** How far to the sides some ground reaches. */
export function windowOf(strips: readonly Strip[]): Window {
  if (strips.length === 0) return { angle: 0, half: -Math.PI }
  const from = Math.min(...strips.map((strip) => strip.from))
  const to = Math.max(...strips.map((strip) => strip.to))
  return { angle: (from + to) / 2, half: (to - from) / 2 }
}

/** Whether a caster, seen from a point, may be in one of some windows. */
export function isInWindows(
  { centre, radiusM }: Pick<TownCaster, 'centre' | 'radiusM'>,
  [x, y]: PlanePoint,
  windows: readonly Window[],
): boolean {
  const [dx, dy] = [centre[0] - x, centre[1] - y]
  const distance = Math.hypot(dx, dy)
  if (distance <= radiusM) return true
  const [angle, half] = [Math.atan2(dy, dx), Math.asin(radiusM / distance)]
  return windows.some((window) => isTurnedTo(window, angle, half))
}

/** Whether something, seen within `half` on either side of an angle, may be in a window. */
function isTurnedTo(window: Window, angle: number, half: number): boolean {
  const off = Math.abs(((angle - window.angle) % TURN) + TURN) % TURN
  return Math.min(off, TURN - off) <= window.half + half + 1e-6
}
const TURN = 2 * Math.PI
