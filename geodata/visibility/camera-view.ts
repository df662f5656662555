import type { Aim } from '../model/camera.ts'
import { groundEdges } from '../optics/ground-edges.ts'
import { pxPerMAtOneM, reachM } from '../optics/pixel-density.ts'
import { type Edition, editions } from '../optics/standards.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { mountPoint } from './inside.ts'
import { between } from './outline.ts'
import { seenFrom, type VisibleRegion, visibleRegion } from './visible-region.ts'
import type { Walls } from './walls.ts'

/** A camera as it is computed: where, how high, and in which directions. */
export type Standing = { id: string; position: LonLat; mountHeightM: number; aims: readonly Aim[] }

/** Height of the target that a density is told for: a face. */
export const FACE_HEIGHT_M = 1.7

/** What one aim sees: the region between the walls, and from which distance it counts. */
export type AimView = {
  region: VisibleRegion
  /** Nearer than this is under the picture: the dead zone, at the target's height. */
  nearM: number
  /** Farther than this is over the picture, or out of range. */
  farM: number
  /** Pixels per metre at 1 m, and the height over the target that makes distances slant. */
  pxPerMAtOneM: number
  dropM: number
  picture: { widthPx: number; hfovDeg: number }
}

export type CameraView = {
  id: string
  /** A camera inside a building sees nothing of the street. */
  status: 'sees' | 'inside-building'
  aims: AimView[]
}

/** What a camera sees among the walls, for targets at the height of a face. */
export function cameraView(walls: Walls, plane: Plane, camera: Standing): CameraView {
  const apex = mountPoint(walls, plane.toPlane(camera.position))
  if (!apex) return { id: camera.id, status: 'inside-building', aims: [] }
  const aims = camera.aims.map((aim) => aimView(walls, apex, camera.mountHeightM, aim))
  return { id: camera.id, status: 'sees', aims }
}

function aimView(walls: Walls, apex: PlanePoint, mountHeightM: number, aim: Aim): AimView {
  const { nearM, farM } = groundEdges({ mountHeightM, ...aim }, FACE_HEIGHT_M)
  const reach = Math.min(aim.rangeM, farM)
  return {
    region: visibleRegion(walls, apex, { ...aim, rangeM: Math.max(reach, 0.01) }),
    nearM: Math.min(nearM, reach),
    farM: reach,
    pxPerMAtOneM: pxPerMAtOneM(aim),
    dropM: Math.max(0, mountHeightM - FACE_HEIGHT_M),
    picture: { widthPx: aim.widthPx, hfovDeg: aim.hfovDeg },
  }
}

/** Best pixels per metre that any aim has on a point; 0 when none sees it. */
export function densityAt({ aims }: CameraView, point: PlanePoint): number {
  let best = 0
  for (const { region, nearM, pxPerMAtOneM, dropM } of aims) {
    const distance = seenFrom(region, point)
    if (distance === undefined || distance < nearM) continue
    best = Math.max(best, pxPerMAtOneM / Math.max(0.1, Math.hypot(distance, dropM)))
  }
  return best
}

/** Ground one aim sees with one quality, as polygon rings in degrees. */
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
export function bandShapes(view: CameraView, edition: Edition, plane: Plane): BandShape[] {
  return view.aims.flatMap((aim) => {
    const reaches = editions[edition].map(({ pxPerM }) =>
      Math.min(aim.farM, Math.max(aim.nearM, reachM(aim.picture, pxPerM, aim.dropM))),
    )
    const edges = [aim.farM, ...reaches, aim.nearM]
    return edges.slice(1).flatMap((inner, k) => {
      const rings = between(aim.region, inner, edges[k]!)
      return rings.length > 0
        ? [{ cameraId: view.id, band: k - 1, rings: toDegrees(rings, plane) }]
        : []
    })
  })
}

/** The ground too near to be in the picture, as polygon rings in degrees; one an aim, if any. */
export function deadZones(view: CameraView, plane: Plane): LonLat[][][] {
  return view.aims.flatMap(({ region, nearM }) => {
    const rings = between(region, 0, nearM)
    return rings.length > 0 ? [toDegrees(rings, plane)] : []
  })
}

const toDegrees = (rings: PlanePoint[][], plane: Plane): LonLat[][] =>
  rings.map((ring) => ring.map(plane.toLonLat))
