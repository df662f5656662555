import type { Same } from '../same.ts'
import type { search as swedish } from '../sv/search.ts'

export const search: Same<typeof swedish> = {
  label: 'Search for a place, street or coordinate',
  placeholder: 'Search place, street, coordinate …',
  none: 'Nothing found. Try another word, or a coordinate such as 61.3037 17.0581.',
  failed: 'The search does not answer right now.',
  coordinate: 'Coordinate',
  clear: 'Clear the search',
  results: 'Results',
  kind: {
    street: 'Street',
    place: 'Place',
    square: 'Square',
    park: 'Park',
    station: 'Station',
    water: 'Water',
    bridge: 'Bridge',
    address: 'Address',
  },
}
