import type { Held } from '../optics/ground-picture.ts'
import { type PicturePoint, pictureSize, projected } from '../optics/projected.ts'
import { bandAt, type Edition } from '../optics/standards.ts'
import type { PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import {
  bestDensityAt,
  type CameraView,
  FACE_HEIGHT_M,
  type Looking,
  type Standing,
} from './camera-view.ts'
import { aheadAndAside } from './footing.ts'
import { distanceTo } from './radial.ts'
import { heightAt, type Terrain } from './terrain.ts'
import type { Town, TownCaster } from './town.ts'

/** What stands in the way of a line of sight: an obstacle, or the ground itself. */
export type Blocker =
  | (Pick<TownCaster, 'id' | 'kind' | 'heightSource'> & { heightM: number })
  | { kind: 'ground' }

/** A person of 1.7 m as a picture has them, who stands at a point: pixels from its middle. */
export type Portrait = {
  picture: { widthPx: number; heightPx: number }
  feet: PicturePoint
  head: PicturePoint
}

/** How one camera has one point: how well, or why not. */
export type Sight = { id: string; distanceM: number; ground: CameraView['ground'] } & (
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
 * @returns distance along the ground in metres; `ground` is what it was taken for; `band` is the index in the
 *   edition's bands, −1 below them
 */
export function probe(
  town: Town,
  { camera, view }: { camera: Standing; view: CameraView },
  at: LonLat,
  { looking, edition }: { looking: Looking; edition: Edition },
): Sight {
  const point = town.plane.toPlane(at)
  const distanceM = Math.hypot(point[0] - view.apex[0], point[1] - view.apex[1])
  const told = { id: camera.id, distanceM, ground: view.ground }
  if (view.status === 'inside-building') return { ...told, sees: false, why: 'inside-building' }
  const pxPerM = bestDensityAt(view, point)
  if (pxPerM > 0) {
    const portrait = portraitOf(view, lineTo(town, camera, view, at))
    return { ...told, sees: true, pxPerM, band: bandAt(edition, pxPerM), portrait }
  }
  if (bestDensityAt(view, point, 'unmasked') > 0) return { ...told, sees: false, why: 'masked' }
  if (view.aims.every(({ rangeM }) => distanceM > rangeM))
    return { ...told, sees: false, why: 'out-of-range' }
  const by = isInPicture(view, point)
    ? blockerOf(
        view.ground === 'terrain' ? town : town.flat(),
        lineTo(town, camera, view, at),
        looking,
      )
    : undefined
  return by
    ? { ...told, sees: false, why: 'hidden', by }
    : { ...told, sees: false, why: 'out-of-picture' }
}

/** A person at a point as the sharpest picture that has the point has them. */
function portraitOf({ aims, footing, apex }: CameraView, line: Line): Portrait | undefined {
  const place = { apex, point: line.to }
  const density = (held: Held) => footing.densityOn(held, place)
  const [best] = aims
    .filter(({ region }) => distanceTo(region, line.to) !== undefined)
    .map(({ held }) => held)
    .sort((one, other) => density(other) - density(one))
  if (!best) return undefined
  const [aheadM, asideM] = aheadAndAside(best, place)
  const dropM = line.eyeM - line.groundM
  const feet = projected(best, { aheadM, asideM, dropM })
  const head = projected(best, { aheadM, asideM, dropM: dropM - FACE_HEIGHT_M })
  return feet && head && { picture: pictureSize(best), feet, head }
}

const isInPicture = ({ apex, aims, footing }: CameraView, point: PlanePoint): boolean =>
  aims.some(
    ({ held, rangeM }) =>
      Math.hypot(point[0] - apex[0], point[1] - apex[1]) <= rangeM &&
      footing.isInPicture(held, { apex, point }),
  )

/** A line of sight, and what it leads over: heights as the ground's are told. */
type Line = { from: PlanePoint; to: PlanePoint; eyeM: number; groundM: number }

function lineTo(town: Town, camera: Standing, { apex, ground }: CameraView, at: LonLat): Line {
  const terrain = ground === 'terrain' ? town.terrain : null
  const under = (point: PlanePoint) => (terrain ? heightAt(terrain, ...point) : 0)
  const to = town.plane.toPlane(at)
  const eyeM = under(town.plane.toPlane(camera.position)) + camera.mountHeightM
  return { from: apex, to, eyeM, groundM: under(to) }
}

/** What a line of sight passes through first, or what a target would stand in. */
function blockerOf(
  { casters, casterIndex, terrain }: Town,
  { from, to, eyeM, groundM }: Line,
  { targetM, leaves }: Looking,
): Blocker | undefined {
  const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
  const [south, north] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
  const heightOn = (share: number) => eyeM - share * (eyeM - groundM - targetM)
  const ground = terrain ? groundMet(terrain, from, to, heightOn) : undefined
  let first: { at: number; by: Blocker } | undefined =
    ground === undefined ? undefined : { at: ground, by: { kind: 'ground' } }
  for (const i of casterIndex?.search(west, south, east, north) ?? []) {
    const caster = casters[i]!
    if (caster.kind === 'tree' && !leaves) continue
    const at = entered(caster, from, to, heightOn)
    if (at === undefined || (first && first.at <= at)) continue
    const { id, kind, heightSource, topM } = caster
    first = { at, by: { id, kind, heightSource, heightM: topM } }
  }
  return first?.by ?? (terrain ? { kind: 'ground' } : undefined)
}

/** The share of its way at which a line comes under the ground; it does not reach a target on it. */
function groundMet(
  terrain: Terrain,
  [ax, ay]: PlanePoint,
  [bx, by]: PlanePoint,
  heightOn: (share: number) => number,
): number | undefined {
  const steps = Math.ceil((2 * Math.hypot(bx - ax, by - ay)) / terrain.stepM)
  for (let k = 1; k < steps; k++) {
    const share = k / steps
    if (heightAt(terrain, ax + (bx - ax) * share, ay + (by - ay) * share) > heightOn(share))
      return share
  }
  return undefined
}

/** The share of its way at which a line enters something that is there at the line's height. */
function entered(
  { rings, baseM, topM, standsM }: TownCaster,
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
    const isUnder = Math.min(...heights) <= standsM + topM
    // What stands on the ground goes on down into it.
    const isOver = baseM <= 0 || Math.max(...heights) >= standsM + baseM
    if (standsIn || (isUnder && isOver)) return into
  }
  return undefined
}
