import type { Area } from '../../geodata/model/shape.ts'
import type { Bbox } from '../../geodata/position.ts'

/** The box around an area. */
export function boxOf(area: Area): Bbox {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()
  const points = rings.flat()
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
