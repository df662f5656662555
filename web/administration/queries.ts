import { queryOptions } from '@tanstack/react-query'
import { listPeople } from '../api/administration-people.ts'
import { listRetention, listRuns } from '../api/administration-retention.ts'
import { getRights } from '../api/administration-rights.ts'

/** Everybody who has a role in a municipality. */
export const peopleQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['people', municipality],
    queryFn: ({ signal }) => listPeople(municipality, signal),
  })

export const rightsQuery = queryOptions({
  queryKey: ['rights'],
  queryFn: ({ signal }) => getRights(signal),
})

export const retentionQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['retention', municipality],
    queryFn: ({ signal }) => listRetention(municipality, signal),
  })

export const runsQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['retention-runs', municipality],
    queryFn: ({ signal }) => listRuns(municipality, signal),
  })
