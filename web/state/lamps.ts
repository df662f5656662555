import { queryOptions } from '@tanstack/react-query'
import { createStore } from 'zustand/vanilla'
import { listStreetLamps } from '../api/street-lamps.ts'

/** Whether street lamps are drawn. Part of a shared link. */
export const lampChoice = createStore<{ shown: boolean }>(() => ({ shown: false }))

export const showLamps = (shown: boolean) => lampChoice.setState({ shown })

/** Lamps change seldom: asked for once a visit, and only when they are to be drawn. */
export const lampsQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['street-lamps', municipality],
    queryFn: ({ signal }) => listStreetLamps(municipality, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
