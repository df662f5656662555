import { cellsToMultiPolygon, cellToChildren, cellToLatLng, polygonToCells } from 'h3-js'
import type { Area } from '../model/shape.ts'
import type { LonLat } from '../position.ts'

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
