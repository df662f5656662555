import { expose } from 'comlink'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import { fetchIncidentColumns } from '../api/columns.ts'
import {
  detail,
  type IncidentsKnown,
  known,
  listed,
  type SummaryRequest,
  summarise,
} from './incident-desk.ts'

// Slow work off the main thread. The incidents stay here; no other logic than keeping them.
let incidents: Promise<IncidentColumns> | null = null

const kept = (): Promise<IncidentColumns> =>
  incidents ?? Promise.reject(new Error('loadIncidents comes first'))

const functions = {
  /** Fetches a municipality's incidents and keeps them for the functions below. */
  loadIncidents: async (municipality: string): Promise<IncidentsKnown> => {
    incidents = fetchIncidentColumns(municipality)
    return known(await incidents)
  },
  summarise: async (request: SummaryRequest) => summarise(await kept(), request),
  detail: async (request: Parameters<typeof detail>[1]) => detail(await kept(), request),
  listed: async (request: Parameters<typeof listed>[1]) => listed(await kept(), request),
}
export type GeoWorker = typeof functions
expose(functions)
