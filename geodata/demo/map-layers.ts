import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { MapLayers, MapProperties } from '../model/town.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import type { Bbox } from '../position.ts'
import type { Patch } from './canvas.ts'
import { clippedLine, clippedRing } from './clip.ts'
import type { Layout } from './layout.ts'
import { counterClockwise, type Ring } from './rings.ts'

type Drawn = Feature<Geometry, MapProperties>

/** The town as the layers its map is drawn from, everything cut at the town's box. */
export function mapLayersOf({ town }: Layout, plane: Plane, bbox: Bbox): MapLayers {
  const closed = (ring: Ring) => [...ring, ring[0]!].map((point) => [...plane.toLonLat(point)])
  const polygon = (rings: readonly Ring[], properties: MapProperties): Drawn => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: rings.map(closed) },
  })
  const line = (points: readonly PlanePoint[], properties: MapProperties): Drawn => ({
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates: points.map((p) => [...plane.toLonLat(p)]) },
  })
  const patches = (layer: Patch['layer']) =>
    town.patches
      .filter((patch) => patch.layer === layer)
      .flatMap(({ ring, kind, name }) => {
        const inside = clippedRing(ring, town.box)
        return inside.length === 0
          ? []
          : [polygon([counterClockwise(inside)], labelled(kind, name))]
      })

  return {
    ground: collection([ground(bbox)]),
    green: collection(patches('green')),
    water: collection(patches('water')),
    waterway: collection([]),
    squares: collection(patches('squares')),
    roads: collection(
      town.roads.flatMap(({ line: points, kind, name, bridge }) =>
        clippedLine(points, town.box).map((part) =>
          line(part, { ...labelled(kind, name), ...(bridge ? { bridge } : {}) }),
        ),
      ),
    ),
    barriers: collection(
      town.walls.flatMap(({ line: points }) =>
        clippedLine(points, town.box).map((part) => line(part, { kind: 'wall' })),
      ),
    ),
    buildings: collection(
      town.buildings.map(({ ring, holes, name, heightM }) =>
        polygon([ring, ...holes.map((hole) => hole.toReversed())], {
          ...labelled('building', name),
          heightM,
        }),
      ),
    ),
    places: collection(
      town.labels
        .filter(({ at }) => clippedLine([at, [at[0] + 0.01, at[1]]], town.box).length > 0)
        .map(({ kind, name, at }) => ({
          type: 'Feature',
          properties: labelled(kind, name),
          geometry: { type: 'Point', coordinates: [...plane.toLonLat(at)] },
        })),
    ),
  }
}

const labelled = (kind: string, name: string): MapProperties =>
  name === '' ? { kind } : { kind, name }

const collection = (features: Drawn[]): FeatureCollection<Geometry, MapProperties> => ({
  type: 'FeatureCollection',
  features,
})

const ground = ([west, south, east, north]: Bbox): Drawn => ({
  type: 'Feature',
  properties: { kind: 'land' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})
