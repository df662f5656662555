import { queryOptions } from '@tanstack/react-query'
import type { Incident, NewIncident } from '../../geodata/model/incident.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { LonLat } from '../../geodata/position.ts'
import {
  createIncident,
  deleteIncident,
  findIncidents,
  getIncident,
  listIncidents,
  releaseIncident,
  updateIncident,
} from '../api/incidents.ts'
import type { Release } from '../api/release.ts'
import { loadIncidents } from './heat.ts'
import { here } from './municipality.ts'
import { queryClient } from './queries.ts'

export const incidentQuery = (municipality: string, id: string) =>
  queryOptions({
    queryKey: ['incident', municipality, id],
    queryFn: ({ signal }) => getIncident(municipality, id, signal),
  })

/** The incidents that somebody sees who sees only their own. */
export const ownIncidentsQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['own-incidents', municipality],
    queryFn: ({ signal }) => listIncidents(municipality, signal),
  })

const code = () => here.getState().municipality!.code

const remember = (incident: Incident) =>
  queryClient.setQueryData(incidentQuery(code(), incident.id).queryKey, incident)

/** Saves a new incident and counts it in. */
export async function addIncident(incident: NewIncident): Promise<Incident> {
  const added = await createIncident(code(), incident)
  remember(added)
  await countAnew()
  return added
}

/** @throws {ApiProblem} 412 when somebody has changed it */
export async function removeIncident(incident: Incident): Promise<void> {
  await deleteIncident(code(), incident)
  await countAnew()
}

const countAnew = () =>
  Promise.all([
    loadIncidents(),
    queryClient.invalidateQueries({ queryKey: ownIncidentsQuery(code()).queryKey }),
  ])

/** Takes in a newer form of an incident: one that was saved, or that somebody else saved. */
const remembered = (incident: Incident): Incident => {
  remember(incident)
  return incident
}

/** Lets more see an incident. @throws {ApiProblem} 412 when somebody has changed it */
export const widenIncident = async (seen: Incident, to: Release): Promise<Incident> =>
  remembered(await releaseIncident(code(), seen, to))

/** Lets fewer see an incident. @throws {ApiProblem} 412 when somebody has changed it */
export const narrowIncident = async (
  seen: Incident,
  classification: Classification,
): Promise<Incident> => remembered(await updateIncident(code(), seen, { classification }))

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
