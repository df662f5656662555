import { queryOptions } from '@tanstack/react-query'
import { searchPlaces } from '../api/places.ts'

/** Places that match what was typed; an older question is dropped when a newer comes. */
export const placesQuery = (municipality: string, text: string) =>
  queryOptions({
    queryKey: ['places', municipality, text],
    queryFn: ({ signal }) => searchPlaces(municipality, text, signal),
  })
