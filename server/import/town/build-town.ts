import type { SensitivePlaceKind } from '../../../geodata/model/sensitive-place.ts'
import type { Town, TownCamera, TownObstacle } from '../../../geodata/model/town.ts'
import type { Bbox } from '../../../geodata/position.ts'
import type { Gdal } from '../gdal-process.ts'
import { ImportError } from '../import-error.ts'
import { camerasOf, isCamera } from './cameras.ts'
import { seaOf } from './coastline.ts'
import { lampsOf } from './lamps.ts'
import { areaKind } from './map-kind.ts'
import { drawLayers } from './map-layers.ts'
import { isBarrierArea, isBuilding, isSolidBarrier, obstaclesOf } from './obstacles.ts'
import { addresses, namedLines, namedPlaces } from './places.ts'
import { type Mended, mendPolygons, type Refused } from './repair.ts'
import { sensitivePlaces } from './sensitive-places.ts'
import { linesOf, pointsOf, polygonsOf, positionsOf, type SourceFeature } from './source-feature.ts'
import type { TownReport } from './town-report.ts'

export type AboutTown = {
  name: string
  source: string
  attribution: string
  /** What the file says it covers, when it does. */
  extent: Bbox | undefined
}

/** Makes a town of what was read: mended, drawn, named and counted. */
export async function buildTown(
  gdal: Gdal,
  read: readonly SourceFeature[],
  about: AboutTown,
): Promise<{ town: Town; report: TownReport }> {
  const bbox = about.extent ?? boundsOf(read)
  if (!bbox) throw nothingThere()
  const mended = await mendPolygons(gdal, [...read, ...seaOf(read, bbox)].filter(isShaped))
  const features = [...mended.features, ...read.filter((feature) => !isShaped(feature))]

  const obstacles = features.flatMap(obstaclesOf)
  const cameras = features.flatMap(camerasOf)
  const named = namedPlaces(features)
  const town: Town = {
    name: about.name,
    source: about.source,
    attribution: about.attribution,
    bbox,
    layers: drawLayers(features, named),
    obstacles,
    lamps: features.flatMap(lampsOf),
    cameras,
    places: [
      ...named.map(({ mapKind, ...place }) => place),
      ...namedLines(features),
      ...addresses(features),
    ],
    sensitivePlaces: sensitivePlaces(features),
  }
  if (isEmpty(town)) throw nothingThere()
  return { town, report: reportOn(town, features, mended) }
}

/** Polygons that stand in the way or are drawn; of the rest only the middle is used, for a name. */
function isShaped({ tags, geometry }: SourceFeature): boolean {
  if (polygonsOf(geometry).length === 0) return false
  const stands = isBuilding(tags) || (isSolidBarrier(tags) && isBarrierArea(tags))
  return stands || areaKind(tags) !== undefined
}

function reportOn(town: Town, features: readonly SourceFeature[], mended: Mended): TownReport {
  const standing = new Set(features.filter(standsInTheWay).map(({ id }) => id))
  const repairedIds = [...mended.repaired].filter((id) => standing.has(id))
  const first = town.obstacles.filter(({ externalId }) => !externalId?.includes('#'))
  const count = (kind: TownObstacle['kind']) => first.filter((one) => one.kind === kind).length
  const sensitive = (kind: SensitivePlaceKind) =>
    town.sensitivePlaces.filter((one) => one.kind === kind).length
  return {
    counts: {
      buildings: count('building'),
      walls: count('wall'),
      trees: count('tree'),
      lamps: town.lamps.length,
      cameras: town.cameras.length,
      indoorCameras: town.cameras.filter(({ indoor }: TownCamera) => indoor).length,
      places: town.places.length,
      entrances: sensitive('entrance'),
      outdoorSeating: sensitive('outdoor-seating'),
      schools: sensitive('school'),
      roads: town.layers.roads.features.length,
      obstacles: town.obstacles.length,
    },
    heights: heightsOf(first),
    repaired: repairedIds.length,
    repairedIds,
    repairedDrawn: mended.repaired.size - repairedIds.length,
    refused: [...mended.refused, ...features.flatMap(misplaced)],
  }
}

const standsInTheWay = ({ tags }: SourceFeature) => isBuilding(tags) || isSolidBarrier(tags)

function heightsOf(obstacles: TownObstacle[]): TownReport['heights'] {
  const heights = { tagged: 0, levels: 0, estimated: 0 }
  for (const { kind, heightSource } of obstacles) {
    if (kind === 'building' && heightSource !== 'measured') heights[heightSource] += 1
  }
  return heights
}

// Things that are told of, but in a geometry that nothing can be made of.
function misplaced({ id, tags, geometry }: SourceFeature): Refused[] {
  if (isBuilding(tags) && linesOf(geometry).length > 0) {
    const sv = 'byggnadens kontur är inte sluten'
    return [{ id, reason: { sv, en: 'the outline of the building is not closed' } }]
  }
  if (isCamera(tags) && pointsOf(geometry).length === 0) {
    const sv = 'kameran är inte en punkt'
    return [{ id, reason: { sv, en: 'the camera is not a point' } }]
  }
  return []
}

function boundsOf(features: readonly SourceFeature[]): Bbox | undefined {
  const stand = features.filter(standsInTheWay)
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { geometry } of stand.length > 0 ? stand : features) {
    for (const [lon, lat] of positionsOf(geometry)) {
      if (!(Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90)) continue
      west = Math.min(west, lon!)
      south = Math.min(south, lat!)
      east = Math.max(east, lon!)
      north = Math.max(north, lat!)
    }
  }
  if (west > east) return undefined
  // A single tree still has a place around it: about a metre.
  const grown = 1e-5
  return [west - grown, south - grown, east + grown, north + grown]
}

const isEmpty = ({ obstacles, lamps, cameras, sensitivePlaces, layers }: Town) =>
  obstacles.length + lamps.length + cameras.length + sensitivePlaces.length === 0 &&
  Object.values(layers).every(({ features }) => features.length === 0)

const nothingThere = () =>
  new ImportError('file-empty', {
    sv: 'Filen innehåller inga byggnader, vägar eller annat som hör till kartan.',
    en: 'The file holds no buildings, roads or anything else that belongs to the map.',
  })
