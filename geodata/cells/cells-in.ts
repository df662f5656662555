import { cellsToMultiPolygon, cellToChildren, cellToLatLng, polygonToCells } from 'h3-js'
import type { Area } from '../model/shape.ts'
import type { LonLat } from '../position.ts'
import { toRadians } from '../units.ts'

/**
 * The H3 cells whose middles lie in an area, each once, in the order of their names.
 *
 * @param resolution 0–15
 */
export function cellsIn(area: Area, resolution: number): string[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  const cells = polygons.flatMap((rings) =>
    polygonToCells(
      rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])),
      resolution,
      true,
    ),
  )
  return [...new Set(cells)].sort()
}

/** The middles of a cell's seven children (six of a pentagon). */
export const childMiddles = (cell: string, resolution: number): LonLat[] =>
  cellToChildren(cell, resolution).map((child) => {
    const [lat, lon] = cellToLatLng(child)
    return [lon, lat]
  })

/** The outline of cells of one resolution, where they touch without the lines between them. */
export const outlineOf = (cells: readonly string[]): LonLat[][][] =>
  cellsToMultiPolygon([...cells], true).map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): LonLat => [lon!, lat!])),
  )

/** The area of a polygon or of several, holes taken out, in km² on the sphere. Source: Chamberlain and Duquette 2007. */
export function areaKm2(area: Area): number {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  const ring = (positions: readonly LonLat[]) => {
    let sum = 0
    for (let k = 1; k < positions.length; k++) {
      const [[lon, lat], [nextLon, nextLat]] = [positions[k - 1]!, positions[k]!]
      const [sin, nextSin] = [Math.sin(toRadians(lat)), Math.sin(toRadians(nextLat))]
      sum += toRadians(nextLon - lon) * (2 + sin + nextSin)
    }
    return Math.abs((sum * EARTH_KM ** 2) / 2)
  }
  return polygons
    .map(([outer, ...holes]) => holes.reduce((rest, hole) => rest - ring(hole), ring(outer!)))
    .reduce((sum, km2) => sum + km2, 0)
}
const EARTH_KM = 6_371.0088
