import { type Held, inPicture } from '../optics/ground-picture.ts'
import { type PicturePoint, pictureSize, projected } from '../optics/projected.ts'
import { bandAt, type Edition } from '../optics/standards.ts'
import type { PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { toRadians } from '../units.ts'
import {
  bestDensityAt,
  type CameraView,
  densityOf,
  FACE_HEIGHT_M,
  type Looking,
  type Standing,
} from './camera-view.ts'
import { APEX, circle, cut, distanceTo, NOWHERE, type Region } from './radial.ts'
import type { Town } from './town.ts'

/** What stands in the way of a line of sight. */
export type Blocker = Pick<Town['casters'][number], 'id' | 'kind' | 'heightSource'> & {
  heightM: number
}

/** A person of 1.7 m as a picture has them, who stands at a point: pixels from its middle. */
export type Portrait = {
  picture: { widthPx: number; heightPx: number }
  feet: PicturePoint
  head: PicturePoint
}

/** How one camera has one point: how well, or why not. */
export type Sight = { id: string; distanceM: number } & (
  | { sees: true; pxPerM: number; band: number; portrait: Portrait | undefined }
  | { sees: false; why: 'inside-building' | 'out-of-range' | 'out-of-picture' }
  | { sees: false; why: 'masked' }
  | { sees: false; why: 'hidden'; by: Blocker }
)

/**
 * How a camera has a point: with how many pixels per metre, or what is in the way. Of several things in
 * the way, the one nearest to the camera is told.
 *
 * @param view what the camera sees of the town, for the same `looking`
 * @returns distance along the ground in metres; `band` is the index in the edition's bands, −1 below them
 */
export function probe(
  town: Town,
  { camera, view }: { camera: Standing; view: CameraView },
  at: LonLat,
  { looking, edition }: { looking: Looking; edition: Edition },
): Sight {
  const point = town.plane.toPlane(at)
  const distanceM = Math.hypot(point[0] - view.apex[0], point[1] - view.apex[1])
  const told = { id: camera.id, distanceM }
  if (view.status === 'inside-building') return { ...told, sees: false, why: 'inside-building' }
  const pxPerM = bestDensityAt(view, point)
  if (pxPerM > 0) {
    const portrait = portraitOf(view, camera.mountHeightM, point)
    return { ...told, sees: true, pxPerM, band: bandAt(edition, pxPerM), portrait }
  }
  if (bestDensityAt(view, point, 'unmasked') > 0) return { ...told, sees: false, why: 'masked' }
  if (view.aims.every(({ rangeM }) => distanceM > rangeM))
    return { ...told, sees: false, why: 'out-of-range' }
  const by = isInPicture(view, point)
    ? blockerOf(town, [view.apex, camera.mountHeightM], point, looking)
    : undefined
  return by
    ? { ...told, sees: false, why: 'hidden', by }
    : { ...told, sees: false, why: 'out-of-picture' }
}

/** A person at a point as the sharpest picture that has the point has them. */
function portraitOf(view: CameraView, eyeM: number, point: PlanePoint): Portrait | undefined {
  let best: Held | undefined
  for (const { region, held } of view.aims)
    if (distanceTo(region, point) !== undefined)
      if (!best || densityOf(held, view.apex, point) > densityOf(best, view.apex, point))
        best = held
  if (!best) return undefined
  const [dx, dy] = [point[0] - view.apex[0], point[1] - view.apex[1]]
  const ahead = toRadians(best.headingDeg)
  const [sin, cos] = [Math.sin(ahead), Math.cos(ahead)]
  const ground = { aheadM: dx * sin + dy * cos, asideM: dx * cos - dy * sin }
  const feet = projected(best, { ...ground, dropM: eyeM })
  const head = projected(best, { ...ground, dropM: eyeM - FACE_HEIGHT_M })
  return feet && head && { picture: pictureSize(best), feet, head }
}

function isInPicture({ apex, aims }: CameraView, point: PlanePoint): boolean {
  const all: Region = {
    ...{ apex, angles: [0, 2 * Math.PI] },
    slices: [[{ inner: APEX, outer: NOWHERE }]],
  }
  return aims.some(({ held, rangeM }) => {
    const picture = cut(all, { within: inPicture(held), upTo: circle(rangeM) })
    return distanceTo(picture, point) !== undefined
  })
}

/** What a line of sight passes through first, or what a target would stand in. */
function blockerOf(
  { casters, casterIndex }: Town,
  [from, eyeM]: readonly [PlanePoint, number],
  to: PlanePoint,
  { targetM, leaves }: Looking,
): Blocker | undefined {
  const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
  const [south, north] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
  let first: { at: number; by: Blocker } | undefined
  for (const i of casterIndex?.search(west, south, east, north) ?? []) {
    const caster = casters[i]!
    if (caster.kind === 'tree' && !leaves) continue
    const at = entered(caster, from, to, (share) => eyeM - share * (eyeM - targetM))
    if (at === undefined || (first && first.at <= at)) continue
    const { id, kind, heightSource, topM } = caster
    first = { at, by: { id, kind, heightSource, heightM: topM } }
  }
  return first?.by
}

/** The share of its way at which a line enters something that is there at the line's height. */
function entered(
  { rings, baseM, topM }: Town['casters'][number],
  [ax, ay]: PlanePoint,
  [bx, by]: PlanePoint,
  heightAt: (share: number) => number,
): number | undefined {
  const [dx, dy] = [bx - ax, by - ay]
  const shares: number[] = []
  for (const ring of rings)
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length
      const [px, py] = [ring[k]! - ax, ring[k + 1]! - ay]
      const [ex, ey] = [ring[next]! - ax - px, ring[next + 1]! - ay - py]
      const den = dx * ey - dy * ex
      const [t, u] = [(px * ey - py * ex) / den, (px * dy - py * dx) / den]
      if (u >= 0 && u < 1 && t >= 0 && t <= 1) shares.push(t)
    }
  shares.sort((a, b) => a - b)
  // An odd number ends, or begins, within: a target in a house, a camera on its roof.
  if (shares.length % 2 === 1) shares.push(1)
  for (let k = 0; k < shares.length; k += 2) {
    const [into, out] = [shares[k]!, shares[k + 1]!]
    const heights = [heightAt(into), heightAt(out)]
    const standsIn = out === 1 && baseM <= 0
    if (standsIn || (Math.min(...heights) <= topM && Math.max(...heights) >= baseM)) return into
  }
  return undefined
}
