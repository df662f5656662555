import { toRadians } from '../units.ts'
import type { Held } from './ground-picture.ts'
import { isRectilinear, pxPerMAtOneM } from './pixel-density.ts'

/** A place in a picture: pixels to the right of its middle, and down from it. */
export type PicturePoint = { x: number; y: number }

/** How large a picture is, in pixels across and down. Its height follows from the vertical field of view. */
export function pictureSize(held: Held): { widthPx: number; heightPx: number } {
  const focal = pxPerMAtOneM(held)
  const half = toRadians(held.vfovDeg) / 2
  const isFlat = isRectilinear(held) && held.vfovDeg < 180
  return { widthPx: held.widthPx, heightPx: isFlat ? 2 * focal * Math.tan(half) : 2 * focal * half }
}

/**
 * Where a point is drawn in a camera's picture.
 *
 * Flat pictures by the pinhole model (Hartley and Zisserman 2004, ch. 6), fisheyes with r = f θ, panoramas as
 * cylinders: the angle to the side, and the angle under the horizon.
 *
 * @param aheadM metres ahead of the point below the camera along its heading, `asideM` to the right of that
 * @param dropM metres below the camera
 * @returns `undefined` for a point behind a flat picture
 */
export function projected(
  held: Held,
  { aheadM, asideM, dropM }: { aheadM: number; asideM: number; dropM: number },
): PicturePoint | undefined {
  const focal = pxPerMAtOneM(held)
  const tilt = toRadians(held.tiltDeg)
  const depth = aheadM * Math.cos(tilt) + dropM * Math.sin(tilt)
  const down = dropM * Math.cos(tilt) - aheadM * Math.sin(tilt)
  if (held.projection === 'equidistant') {
    const off = Math.hypot(asideM, down)
    const scale = off === 0 ? 0 : (focal * Math.atan2(off, depth)) / off
    return { x: scale * asideM, y: scale * down }
  }
  if (!isRectilinear(held)) {
    const under = Math.atan2(dropM, Math.hypot(aheadM, asideM))
    return { x: focal * Math.atan2(asideM, aheadM), y: focal * (under - tilt) }
  }
  if (depth <= 0) return undefined
  return { x: (focal * asideM) / depth, y: (focal * down) / depth }
}
