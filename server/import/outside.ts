import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Bbox, LonLat } from '../../geodata/position.ts'
import { metresOutside } from '../../geodata/shape/outside.ts'
import { FARTHEST_OUTSIDE_M } from '../checks.ts'
import { ImportError, type Words } from './import-error.ts'

/** The municipality a file is brought into, as far as its place goes. */
export type Surroundings = Pick<Municipality, 'name' | 'bbox'>

/** Why a position is refused, if it is: it lies farther off than the service keeps anything. */
export function objectionToPosition(position: LonLat, here: Surroundings): Words | undefined {
  const outsideM = metresOutside(here.bbox, position)
  if (outsideM <= FARTHEST_OUTSIDE_M) return undefined
  const km = Math.round(outsideM / 1_000)
  const [lon, lat] = position
  const isSwapped = metresOutside(here.bbox, [lat, lon]) <= FARTHEST_OUTSIDE_M
  return {
    sv: `läget är ${km} km utanför ${here.name}${isSwapped ? ': latitud och longitud omkastade?' : ''}`,
    en: `the position is ${km} km outside ${here.name}${isSwapped ? ': latitude and longitude swapped?' : ''}`,
  }
}

/**
 * Stops a town file that lies wholly elsewhere.
 *
 * @param town its box; a part of it near enough is enough
 * @throws {ImportError} elsewhere
 */
export function assertNear(town: Bbox, here: Surroundings): void {
  const outsideM = metresOutside(here.bbox, nearestTo(middleOf(here.bbox), town))
  if (outsideM <= FARTHEST_OUTSIDE_M) return
  const km = Math.round(outsideM / 1_000)
  throw new ImportError('elsewhere', {
    sv: `Allt i filen ligger minst ${km} km utanför ${here.name}. Kontrollera att det är rätt fil och rätt kommun, och att latitud och longitud inte är omkastade.`,
    en: `Everything in the file lies at least ${km} km outside ${here.name}. Check the file and the municipality, and that latitude and longitude are not swapped.`,
  })
}

const middleOf = ([west, south, east, north]: Bbox): LonLat => [
  (west + east) / 2,
  (south + north) / 2,
]

/** The position of a box that is nearest, each way, to another position. */
const nearestTo = ([lon, lat]: LonLat, [west, south, east, north]: Bbox): LonLat => [
  Math.min(east, Math.max(west, lon)),
  Math.min(north, Math.max(south, lat)),
]
