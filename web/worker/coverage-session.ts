import type { IncidentFilter } from '../../geodata/cells/incident-filter.ts'
import { selectIncidents } from '../../geodata/cells/select-incidents.ts'
import {
  cameraDensities,
  indexSamples,
  type SampleIndex,
} from '../../geodata/coverage/densities.ts'
import { type Figure, figure } from '../../geodata/coverage/figure.ts'
import { type IncidentSamples, sampleIncidents } from '../../geodata/coverage/incident-samples.ts'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import type { TerrainRaster } from '../../geodata/model/terrain.ts'
import type { Edition } from '../../geodata/optics/standards.ts'
import { localPlane } from '../../geodata/plane.ts'
import type { LonLat } from '../../geodata/position.ts'
import {
  type CameraView,
  cameraView,
  type Looking,
  type Standing,
} from '../../geodata/visibility/camera-view.ts'
import { buildTerrain } from '../../geodata/visibility/terrain.ts'
import { buildTown, type ObstacleFeature, type Town } from '../../geodata/visibility/town.ts'
import { drawView, type ViewFeature } from './coverage-shapes.ts'

/** The town and its incidents, prepared once for every question about cameras. */
export type Ground = {
  town: Town
  columns: IncidentColumns
  samples: IncidentSamples
  index: SampleIndex
}

export type CoverageRequest = {
  filter: IncidentFilter
  edition: Edition
  /** What is looked for: how high it is, and whether trees have their leaves. */
  looking: Looking
  /** Groups of cameras, each of which a figure is wanted for. */
  sets: readonly { id: string; cameras: readonly Standing[] }[]
  /** Cameras whose views are drawn, and the key of the drawing that is there already, if any. */
  drawn: readonly { camera: Standing; known: string | null }[]
}

/** What one camera sees, ready to be drawn. Equal keys are equal drawings. */
export type DrawnView = {
  id: string
  key: string
  status: CameraView['status']
  /** What the ground was taken for. */
  ground: CameraView['ground']
  features: ViewFeature[]
}

export type CoverageAnswer = {
  /** One a set, by its id. */
  figures: Record<string, Figure>
  /** Only those whose drawing is another than the one known. */
  views: DrawnView[]
}

/** What one camera sees: the sample points it has any density on, and which. */
type Seen = { view: CameraView; points: Uint32Array; densities: Float32Array }

/** Views that are kept: all cameras of several plans, and the last seconds of a drag. */
const MOST_KEPT = 600

/**
 * Prepares a town and where its incidents may have happened.
 *
 * @param raster the height of its ground; null for flat ground
 */
export function prepareGround(
  obstacles: readonly ObstacleFeature[],
  columns: IncidentColumns,
  centre: LonLat,
  raster: TerrainRaster | null = null,
): Ground {
  const plane = localPlane(centre)
  const terrain = raster && buildTerrain(raster, plane)
  return withIncidents(buildTown(obstacles, plane, terrain), columns)
}

/** What sight lines go by in a town: flat ground, or a terrain that somebody told, in cells so long. */
export type TownGround = { kind: 'flat' } | { kind: 'terrain'; source: string; stepM: number }

export const groundOf = ({ terrain }: Town): TownGround =>
  terrain ? { kind: 'terrain', source: terrain.source, stepM: terrain.stepM } : { kind: 'flat' }

/** The same town with other incidents. */
export function withIncidents(town: Town, columns: IncidentColumns): Ground {
  const samples = sampleIncidents(columns, town.plane, town)
  return { town, columns, samples, index: indexSamples(samples) }
}

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
    ...(reach ? Object.values(reach) : []),
    ...masks.flatMap(({ coordinates }) => coordinates.flat(2)),
  ].join(' ')

/**
 * Answers what cameras see of the incidents. Whatever was computed for a camera that stands the same
 * way is kept, so a drag computes only the camera that is dragged.
 */
export function coverageSession(ground: Ground): (request: CoverageRequest) => CoverageAnswer {
  const kept = new Map<string, Seen>()
  const counted = new Map<string, { signature: string; figure: Figure }>()
  let chosen: { filter: string; rows: Uint32Array } | null = null

  const seenBy = (camera: Standing, looking: Looking): Seen => {
    const key = contentKey(camera, looking)
    const seen = kept.get(key) ?? look(ground, camera, looking)
    // The one used last stands last, the one unused for longest first.
    kept.delete(key)
    kept.set(key, seen)
    return seen
  }
  const rowsOf = (filter: IncidentFilter) => {
    const text = JSON.stringify(filter)
    if (chosen?.filter !== text)
      chosen = { filter: text, rows: selectIncidents(ground.columns, filter).all }
    return chosen.rows
  }
  const count = (set: CoverageRequest['sets'][number], request: CoverageRequest): Figure => {
    const rows = rowsOf(request.filter)
    const { looking } = request
    const cameras = set.cameras.map((camera) => contentKey(camera, looking)).join('|')
    const signature = [request.edition, chosen!.filter, cameras].join('#')
    const before = counted.get(set.id)
    if (before?.signature === signature) return before.figure
    const best = new Float32Array(ground.samples.points.length / 2)
    for (const camera of set.cameras) takeBest(best, seenBy(camera, looking))
    const result = figure(ground.columns, rows, ground.samples, best, request.edition)
    counted.set(set.id, { signature, figure: result })
    return result
  }
  const draw = (camera: Standing, { edition, looking }: Drawing): DrawnView => {
    const { view } = seenBy(camera, looking)
    return {
      id: camera.id,
      key: drawingKey(camera, { edition, looking }),
      ...{ status: view.status, ground: view.ground },
      features: drawView({ ...view, id: camera.id }, edition, ground.town),
    }
  }
  return (request) => {
    const figures = Object.fromEntries(request.sets.map((set) => [set.id, count(set, request)]))
    const views = request.drawn
      .filter(({ camera, known }) => drawingKey(camera, request) !== known)
      .map(({ camera }) => draw(camera, request))
    for (const key of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(key)
    return { figures, views }
  }
}

type Drawing = Pick<CoverageRequest, 'edition' | 'looking'>

/** What tells one drawing from another. */
export const drawingKey = (camera: Standing, { edition, looking }: Drawing): string =>
  `${edition} ${contentKey(camera, looking)}`

function look({ town, samples, index }: Ground, camera: Standing, looking: Looking): Seen {
  const view = cameraView(town, camera, looking)
  const all = cameraDensities(view, samples, index)
  const points: number[] = []
  for (let i = 0; i < all.length; i++) if (all[i]! > 0) points.push(i)
  return {
    view,
    points: Uint32Array.from(points),
    densities: Float32Array.from(points, (i) => all[i]!),
  }
}

function takeBest(best: Float32Array, { points, densities }: Seen): void {
  for (let k = 0; k < points.length; k++) {
    const i = points[k]!
    if (densities[k]! > best[i]!) best[i] = densities[k]!
  }
}
