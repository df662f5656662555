import type { Aim, Reach } from '../model/camera.ts'
import type { Polygon } from '../model/shape.ts'
import type { Held } from '../optics/ground-picture.ts'
import { type Edition, editions } from '../optics/standards.ts'
import type { PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { toRadians } from '../units.ts'
import { flatFooting, flatOutlook } from './flat-ground.ts'
import type { Footing } from './footing.ts'
import { mountPoint } from './mount.ts'
import { cut, distanceTo, type Region, type Strip } from './radial.ts'
import { polygonsOf } from './rings.ts'
import { standsOn } from './shadows.ts'
import { groundUnder, terrainOutlook } from './terrain-ground.ts'
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
  /** What the ground was taken for. */
  ground: Footing['ground']
  /** How targets stand in its pictures: what `bandRegions` and the others ask. */
  footing: Footing
  /** Where it is computed from, on the plane. */
  apex: PlanePoint
  aims: AimView[]
  /** What it could see, were it turned to it; null for one that does not turn. */
  reach: Region | null
  /** The ground between what it cannot see over, and the shadows on it: what `deadZones` needs. */
  open: Region
  shadows: readonly Strip[]
}

/**
 * What a camera sees of a town, for targets at one height over the ground: over the town's terrain where the ground
 * under the camera is known, else on flat ground.
 */
export function cameraView(given: Town, camera: Standing, looking: Looking = FACES): CameraView {
  const { aims, mountHeightM: eyeM } = camera
  const drawn = given.plane.toPlane(camera.position)
  const groundM = groundUnder(given, drawn)
  const town = groundM === undefined ? given.flat() : given
  const [first] = aims
  const ahead = toRadians(first?.headingDeg ?? 0)
  const eyeAtM = eyeM + (groundM ?? 0)
  const mm = mountPoint(town.mesh, inMm(drawn), eyeAtM - town.datumM, [
    Math.sin(ahead),
    Math.cos(ahead),
  ])
  const rangeM = Math.max(0.01, camera.reach?.rangeM ?? 0, ...aims.map((aim) => aim.rangeM))
  if (!mm) {
    const nothing = { apex: drawn, aims: [], reach: null, open: nowhere(drawn), shadows: [] }
    const footing = flatFooting
    const ground = groundM === undefined ? 'flat' : 'terrain'
    return { id: camera.id, status: 'inside-building', ground, footing, ...nothing }
  }
  const apex: PlanePoint = [mm[0] / 1000, mm[1] / 1000]
  const helds = aims.map((aim): Held => ({ ...aim, dropM: eyeM - looking.targetM }))
  const asked = { looking, helds, rangeM }
  const { footing, open, shadows, seen, reach } =
    groundM === undefined
      ? flatOutlook(town, mm, camera, asked)
      : terrainOutlook(town, mm, camera, { ...asked, eyeM: eyeAtM })
  const masked = masksFrom(town, apex, camera.masks)
  const views = helds.map((held, i): AimView => {
    const unmasked = seen[i]!
    const region = masked.length > 0 ? cut(unmasked, { without: masked }) : unmasked
    return { region, unmasked, held, rangeM: aims[i]!.rangeM }
  })
  const { ground } = footing
  const view = { id: camera.id, status: 'sees', ground, footing, apex } as const
  return { ...view, aims: views, reach, open, shadows }
}

const nowhere = (apex: PlanePoint): Region => ({ apex, angles: [], slices: [] })

/** Where masks lie, as seen from a camera. */
const masksFrom = ({ plane }: Town, apex: PlanePoint, masks: readonly Polygon[]): Strip[] =>
  masks.flatMap(({ coordinates: [ring] }) => {
    const corners = Float64Array.from(ring!.slice(0, -1).flatMap((at) => plane.toPlane(at)))
    return standsOn([corners], apex)
  })

const inMm = ([x, y]: PlanePoint): PlanePoint => [Math.round(x * 1000), Math.round(y * 1000)]

/**
 * Best pixels per metre that any aim has on a point; 0 when none sees it.
 *
 * @param which `unmasked` is what it would be without its masks
 */
export function bestDensityAt(
  { aims, apex, footing }: CameraView,
  point: PlanePoint,
  which: 'region' | 'unmasked' = 'region',
): number {
  let best = 0
  for (const aim of aims) {
    const { held } = aim
    if (distanceTo(aim[which], point) === undefined) continue
    best = Math.max(best, footing.densityOn(held, { apex, point }))
  }
  return best
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
export function bandRegions({ aims, footing }: CameraView, edition: Edition) {
  const limits = [0, ...editions[edition].map(({ pxPerM }) => pxPerM), Number.POSITIVE_INFINITY]
  return aims.flatMap(({ region, held }, aim) =>
    footing
      .banded(region, held, limits)
      .map((one, k) => ({ aim, band: k - 1, region: one }))
      .filter((one) => one.region.slices.some((intervals) => intervals.length > 0)),
  )
}

/** The ground a camera can be turned to and see, as polygons in degrees. */
export const reachShape = ({ reach }: CameraView, { plane }: Town): LonLat[][][] =>
  reach ? polygonsOf(reach).map((rings) => rings.map((ring) => ring.map(plane.toLonLat))) : []

/** The ground too near to be in the picture, as polygons in degrees. */
export function deadZones(view: CameraView, { plane }: Town): LonLat[][][] {
  return view.aims.flatMap(({ held, rangeM }) => {
    const region = view.footing.under(view, held, rangeM)
    return polygonsOf(region).map((rings) => rings.map((ring) => ring.map(plane.toLonLat)))
  })
}
