import { queryOptions } from '@tanstack/react-query'
import type { Incident, NewIncident } from '../../geodata/model/incident.ts'
import type { LonLat } from '../../geodata/position.ts'
import { createIncident, deleteIncident, findIncidents, getIncident } from '../api/incidents.ts'
import { loadIncidents } from './heat.ts'
import { here } from './municipality.ts'
import { queryClient } from './queries.ts'

export const incidentQuery = (municipality: string, id: string) =>
  queryOptions({
    queryKey: ['incident', municipality, id],
    queryFn: ({ signal }) => getIncident(municipality, id, signal),
  })

const code = () => here.getState().municipality!.code

const remember = (incident: Incident) =>
  queryClient.setQueryData(incidentQuery(code(), incident.id).queryKey, incident)

/** Saves a new incident and counts it in. */
export async function addIncident(incident: NewIncident): Promise<Incident> {
  const added = await createIncident(code(), incident)
  remember(added)
  await loadIncidents()
  return added
}

/** @throws {ApiProblem} 412 when somebody has changed it */
export async function removeIncident(incident: Incident): Promise<void> {
  await deleteIncident(code(), incident)
  await loadIncidents()
}

/** What the columns tell of an incident: enough to find its record. */
export type IncidentTraits = { position: LonLat; from: Date; to: Date; category: string }

const NEAR_DEG = 1e-6

/**
 * The record behind a row of the columns, which carry no ids. Rows that agree in place, time and
 * category look the same on screen, so the first of them will do.
 */
export async function findIncident(
  { position: [lon, lat], from, to, category }: IncidentTraits,
  signal?: AbortSignal,
): Promise<Incident | undefined> {
  const found = await findIncidents(
    code(),
    {
      bbox: [lon - NEAR_DEG, lat - NEAR_DEG, lon + NEAR_DEG, lat + NEAR_DEG],
      from,
      to: new Date(to.getTime() + 1),
      limit: 200,
    },
    signal,
  )
  const record = found.find(
    (one) => one.category === category && +one.from === +from && +one.to === +to,
  )
  if (record) remember(record)
  return record
}
