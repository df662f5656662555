import { QueryClient, queryOptions } from '@tanstack/react-query'
import { ApiProblem } from '../api/http.ts'
import { listMunicipalities, listOrganisations, listPlanningAreas } from '../api/municipalities.ts'

/** What the server has said, kept until it is known to have changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // What the server refused it will refuse again; only silence is worth another try.
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiProblem && error.code === 'offline',
    },
  },
})

export const municipalitiesQuery = queryOptions({
  queryKey: ['municipalities'],
  queryFn: ({ signal }) => listMunicipalities(signal),
})

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => listOrganisations(signal),
})

export const planningAreasQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['planning-areas', municipality],
    queryFn: ({ signal }) => listPlanningAreas(municipality, signal),
  })
