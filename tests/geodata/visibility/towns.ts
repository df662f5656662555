import { localPlane, type PlanePoint } from '../../../geodata/plane.ts'
import { buildTown, type ObstacleFeature, type Town } from '../../../geodata/visibility/town.ts'

export const plane = localPlane([17.0575, 61.3037])

/** A building from corners on the plane, in metres; courtyards follow. */
export function building(id: string, ...rings: (readonly PlanePoint[])[]): ObstacleFeature {
  const coordinates = rings.map((ring) => [...ring, ring[0]!].map(plane.toLonLat))
  return {
    ...{ id, kind: 'building', heightM: 9, heightSource: 'estimated', crownRadiusM: null },
    use: 'house',
    shape: { type: 'Polygon', coordinates },
  }
}

/** The same, as high as one says. */
export const ofHeight = (heightM: number, one: ObstacleFeature): ObstacleFeature => ({
  ...one,
  heightM,
})

/** A wall that stands by itself. */
export const wall = (id: string, heightM: number, ...corners: PlanePoint[]): ObstacleFeature => ({
  ...{ id, kind: 'wall', heightM, heightSource: 'measured', crownRadiusM: null },
  use: '',
  shape: { type: 'LineString', coordinates: corners.map(plane.toLonLat) },
})

export const tree = (id: string, at: PlanePoint, heightM: number, crownRadiusM: number) =>
  ({
    ...{ id, kind: 'tree', heightM, heightSource: 'tagged', crownRadiusM },
    use: '',
    shape: { type: 'Point', coordinates: plane.toLonLat(at) },
  }) satisfies ObstacleFeature

/** Corners of a w × h box whose middle is at x, y, turned `turnDeg`. */
export function box(x: number, y: number, w: number, h: number, turnDeg = 0): PlanePoint[] {
  const [sin, cos] = [Math.sin((turnDeg * Math.PI) / 180), Math.cos((turnDeg * Math.PI) / 180)]
  return [
    [-w / 2, -h / 2],
    [w / 2, -h / 2],
    [w / 2, h / 2],
    [-w / 2, h / 2],
  ].map(([dx, dy]) => [x + dx! * cos - dy! * sin, y + dx! * sin + dy! * cos] as const)
}

export const townOf = (...obstacles: ObstacleFeature[]): Town => buildTown(obstacles, plane)
