import { queryOptions } from '@tanstack/react-query'
import type { Place } from '../../geodata/model/town.ts'
import { searchPlaces } from '../api/places.ts'

const SHOWN = 8
// Of a street's addresses the server's first need not be the lowest numbers.
const ASKED = 40
const names = new Intl.Collator('sv', { numeric: true })

/** The same places with the addresses, where they stand, in the order one walks: 2 before 10. */
export function inWalkingOrder(places: readonly Place[]): Place[] {
  const addresses = places
    .filter(({ kind }) => kind === 'address')
    .sort((a, b) => names.compare(a.name, b.name))
    .values()
  return places.map((place) => (place.kind === 'address' ? addresses.next().value! : place))
}

/** Places that match what was typed; an older question is dropped when a newer comes. */
export const placesQuery = (municipality: string, text: string) =>
  queryOptions({
    queryKey: ['places', municipality, text],
    queryFn: ({ signal }) => searchPlaces(municipality, text, ASKED, signal),
    select: (places) => inWalkingOrder(places).slice(0, SHOWN),
  })
