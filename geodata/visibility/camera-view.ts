import type { Aim, Reach } from '../model/camera.ts'
import type { Polygon } from '../model/shape.ts'
import { groundEdges } from '../optics/ground-edges.ts'
import {
  densityAt,
  type Held,
  inPicture,
  underPicture,
  withDensity,
} from '../optics/ground-picture.ts'
import { type Edition, editions } from '../optics/standards.ts'
import type { PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { toRadians } from '../units.ts'
import { expand } from './expansion.ts'
import { mountPoint } from './mount.ts'
import { APEX, circle, cut, distanceTo, NOWHERE, type Region, type Strip } from './radial.ts'
import { polygonsOf } from './rings.ts'
import { hidingM, shadowOf, standsOn } from './shadows.ts'
import { starRegion } from './star-region.ts'
import type { Town } from './town.ts'

/** A camera as it is computed: where, how high, and in which directions. */
export type Standing = {
  id: string
  position: LonLat
  mountHeightM: number
  aims: readonly Aim[]
  /** Ground blacked out in its pictures. */
  masks: readonly Polygon[]
  /** What it can be turned to, apart from what it is aimed at. */
  reach: Reach | null
}

/** Height of the target that a density is told for: a face. */
export const FACE_HEIGHT_M = 1.7

/** What is looked for, and when: how high it is over the ground, and whether trees have their leaves. */
export type Looking = { targetM: number; leaves: boolean }
export const FACES: Looking = { targetM: FACE_HEIGHT_M, leaves: true }

/** What one aim sees: the ground that is in its picture, hidden by nothing and not masked. */
export type AimView = {
  region: Region
  /** The same before the masks; the very region where there are none. */
  unmasked: Region
  held: Held
  rangeM: number
}

export type CameraView = {
  id: string
  /** A camera inside something as high as itself sees nothing of the street. */
  status: 'sees' | 'inside-building'
  /** Where it is computed from, on the plane. */
  apex: PlanePoint
  aims: AimView[]
  /** What it could see, were it turned to it; null for one that does not turn. */
  reach: Region | null
  /** The ground between what it cannot see over, and the shadows on it: what `deadZones` needs. */
  open: Region
  shadows: readonly Strip[]
}

/** What a camera sees of a town, for targets at one height. */
export function cameraView(town: Town, camera: Standing, looking: Looking = FACES): CameraView {
  const { aims, mountHeightM: eyeM } = camera
  const drawn = town.plane.toPlane(camera.position)
  const [first] = aims
  const ahead = toRadians(first?.headingDeg ?? 0)
  const mm = mountPoint(town.mesh, inMm(drawn), eyeM, [Math.sin(ahead), Math.cos(ahead)])
  const rangeM = Math.max(0.01, camera.reach?.rangeM ?? 0, ...aims.map((aim) => aim.rangeM))
  if (!mm) {
    const nothing = {
      apex: drawn,
      aims: [],
      reach: null,
      open: { apex: drawn, angles: [], slices: [] },
    }
    return { id: camera.id, status: 'inside-building', ...nothing, shadows: [] }
  }
  const apex: PlanePoint = [mm[0] / 1000, mm[1] / 1000]
  const heights = { eyeM, targetM: looking.targetM }
  const open = openGround(town, mm, hidingM(heights), rangeM)
  const helds = aims.map((aim): Held => ({ ...aim, dropM: eyeM - looking.targetM }))
  const reachable = camera.reach && sectorOf(camera.reach, eyeM - looking.targetM)
  const pictures = helds.map(inPicture)
  const windows = [...pictures, ...(reachable ? [[reachable]] : [])].map(windowOf)
  const shadows = shadowsNear(town, apex, { ...looking, eyeM, rangeM, windows })
  const masked = masksFrom(town, apex, camera.masks)
  const views = helds.map((held, i): AimView => {
    const { rangeM: reachM } = aims[i]!
    const cutting = { within: pictures[i]!, without: shadows, upTo: circle(reachM) }
    const unmasked = cut(open, cutting)
    const region = masked.length > 0 ? cut(unmasked, { without: masked }) : unmasked
    return { region, unmasked, held, rangeM: reachM }
  })
  const reach =
    camera.reach && reachable
      ? cut(open, { within: [reachable], without: shadows, upTo: circle(camera.reach.rangeM) })
      : null
  return { id: camera.id, status: 'sees', apex, aims: views, reach, open, shadows }
}

/** Where masks lie, as seen from a camera. */
const masksFrom = ({ plane }: Town, apex: PlanePoint, masks: readonly Polygon[]): Strip[] =>
  masks.flatMap(({ coordinates: [ring] }) => {
    const corners = Float64Array.from(ring!.slice(0, -1).flatMap((at) => plane.toPlane(at)))
    return standsOn([corners], apex)
  })

/** The ground a camera can be turned to, were nothing in the way. */
function sectorOf({ fromDeg, sweepDeg, tiltDeg, rangeM }: Reach, dropM: number): Strip {
  const down = { mountHeightM: Math.max(0, dropM), tiltDeg, vfovDeg: 0.001 }
  const { nearM } = groundEdges(down)
  const from = Math.PI / 2 - toRadians(fromDeg + sweepDeg)
  return {
    ...{ from, to: from + toRadians(sweepDeg) },
    inner: nearM > 0 ? circle(nearM) : APEX,
    outer: circle(rangeM),
  }
}

const inMm = ([x, y]: PlanePoint): PlanePoint => [Math.round(x * 1000), Math.round(y * 1000)]

/** The ground between what is too high to see over, all round. */
function openGround({ mesh }: Town, apex: PlanePoint, eyeM: number, rangeM: number): Region {
  const star = expand(mesh, apex, { eyeM, rangeM })
  if (star) return starRegion(mesh, star)
  const metres: PlanePoint = [apex[0] / 1000, apex[1] / 1000]
  return { apex: metres, angles: [0, 2 * Math.PI], slices: [[{ inner: APEX, outer: NOWHERE }]] }
}

type Near = Looking & { eyeM: number; rangeM: number; windows: readonly Window[] }

/** The shadows of what can be seen over or under, within range. */
function shadowsNear(town: Town, [x, y]: PlanePoint, near: Near): Strip[] {
  const { eyeM, targetM, rangeM, leaves, windows } = near
  const hiding = hidingM(near)
  const found = town.casterIndex?.search(x - rangeM, y - rangeM, x + rangeM, y + rangeM) ?? []
  return found
    .map((i) => town.casters[i]!)
    .filter(({ kind, topM }) => (kind === 'tree' ? leaves : topM < hiding))
    .filter(({ centre, radiusM }) => {
      const [dx, dy] = [centre[0] - x, centre[1] - y]
      const distance = Math.hypot(dx, dy)
      if (distance <= radiusM) return true
      const [angle, half] = [Math.atan2(dy, dx), Math.asin(radiusM / distance)]
      return windows.some((window) => isTurnedTo(window, angle, half))
    })
    .flatMap((caster) => shadowOf(caster, [x, y], { eyeM, targetM }))
}

/** The angles a picture reaches, on either side of one. */
type Window = { angle: number; half: number }

/** How far to the sides some ground reaches. */
function windowOf(strips: readonly Strip[]): Window {
  if (strips.length === 0) return { angle: 0, half: -Math.PI }
  const from = Math.min(...strips.map((strip) => strip.from))
  const to = Math.max(...strips.map((strip) => strip.to))
  return { angle: (from + to) / 2, half: (to - from) / 2 }
}

/** Whether something, seen within `half` on either side of an angle, may be in a window. */
function isTurnedTo(window: Window, angle: number, half: number): boolean {
  const off = Math.abs(((angle - window.angle) % TURN) + TURN) % TURN
  return Math.min(off, TURN - off) <= window.half + half + 1e-6
}
const TURN = 2 * Math.PI

/**
 * Best pixels per metre that any aim has on a point; 0 when none sees it.
 *
 * @param which `unmasked` is what it would be without its masks
 */
export function bestDensityAt(
  { aims, apex }: CameraView,
  point: PlanePoint,
  which: 'region' | 'unmasked' = 'region',
): number {
  let best = 0
  for (const aim of aims) {
    const { held } = aim
    if (distanceTo(aim[which], point) === undefined) continue
    best = Math.max(best, densityOf(held, apex, point))
  }
  return best
}

/** Pixels per metre of a picture on a point of the plane, were it seen. */
export function densityOf(held: Held, [x, y]: PlanePoint, [px, py]: PlanePoint): number {
  const ahead = toRadians(held.headingDeg)
  const [sin, cos] = [Math.sin(ahead), Math.cos(ahead)]
  const [dx, dy] = [px - x, py - y]
  return densityAt(held, dx * sin + dy * cos, dx * cos - dy * sin)
}

/** Ground one aim sees with one quality, as rings in degrees: the outer one, then holes. */
export type BandShape = {
  cameraId: string
  /** Index in the edition's bands; −1 is seen, but below the lowest. */
  band: number
  rings: LonLat[][]
}

/**
 * The ground a camera sees, cut into the bands of a standard; the bands of one aim do not overlap.
 * Band −1 is what lies within range but below the lowest step.
 */
export function bandShapes(view: CameraView, edition: Edition, { plane }: Town): BandShape[] {
  return bandRegions(view, edition).flatMap(({ band, region }) =>
    polygonsOf(region).map((rings) => ({
      ...{ cameraId: view.id, band },
      rings: rings.map((ring) => ring.map(plane.toLonLat)),
    })),
  )
}

/** The same as regions, each aim's bands from the lowest up; empty ones left out. */
export function bandRegions(view: CameraView, edition: Edition) {
  const steps = editions[edition].map(({ pxPerM }) => pxPerM)
  return view.aims.flatMap(({ region, held }, aim) =>
    [0, ...steps]
      .map((from, k) => ({
        ...{ aim, band: k - 1 },
        region: cut(region, {
          within: withDensity(held, from, steps[k] ?? Number.POSITIVE_INFINITY),
        }),
      }))
      .filter((one) => one.region.slices.some((intervals) => intervals.length > 0)),
  )
}

/** The ground a camera can be turned to and see, as polygons in degrees. */
export const reachShape = ({ reach }: CameraView, { plane }: Town): LonLat[][][] =>
  reach ? polygonsOf(reach).map((rings) => rings.map((ring) => ring.map(plane.toLonLat))) : []

/** The ground too near to be in the picture, as polygons in degrees. */
export function deadZones(view: CameraView, { plane }: Town): LonLat[][][] {
  return view.aims.flatMap(({ held, rangeM }) => {
    const cutting = { within: underPicture(held), without: view.shadows, upTo: circle(rangeM) }
    const region = cut(view.open, cutting)
    return polygonsOf(region).map((rings) => rings.map((ring) => ring.map(plane.toLonLat)))
  })
}
