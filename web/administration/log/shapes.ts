import type { LonLat } from '../../../geodata/position.ts'
import { isObject } from './difference.ts'

/** What a shape in the log is, without its coordinates. */
export type ShapeWords =
  | { kind: 'point'; at: LonLat }
  | { kind: 'line'; points: number }
  | { kind: 'area'; corners: number }
  | { kind: 'areas'; count: number }

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** Longitude and latitude, if that is what a value is. */
export const positionIn = (value: unknown): LonLat | null =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber)
    ? [value[0] as number, value[1] as number] // both were found to be numbers
    : null

/** A GeoJSON geometry in a few words; null for anything else. A ring is closed: its last corner is its first. */
export function shapeIn(value: unknown): ShapeWords | null {
  if (!isObject(value) || !Array.isArray(value.coordinates)) return null
  const { coordinates } = value
  switch (value.type) {
    case 'Point': {
      const at = positionIn(coordinates)
      return at && { kind: 'point', at }
    }
    case 'LineString':
      return { kind: 'line', points: coordinates.length }
    case 'Polygon': {
      const [ring] = coordinates as unknown[]
      return { kind: 'area', corners: Array.isArray(ring) ? Math.max(0, ring.length - 1) : 0 }
    }
    case 'MultiPolygon':
      return { kind: 'areas', count: coordinates.length }
    default:
      return null
  }
}
