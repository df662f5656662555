import type { Incident, NewIncident } from '../../geodata/model/incident.ts'
import type { Bbox } from '../../geodata/position.ts'
import { ask, askJson } from './http.ts'
import { withQuery } from './list.ts'
import { keptTimes, type Listed, type Wire } from './wire.ts'

const base = (municipality: string) => `/api/m/${municipality}/incidents`

const readIncident = (wire: Wire<Incident>): Incident => ({
  ...wire,
  ...keptTimes(wire),
  from: new Date(wire.from),
  to: new Date(wire.to),
})

export const getIncident = async (
  municipality: string,
  id: string,
  signal?: AbortSignal,
): Promise<Incident> => readIncident(await askJson(`${base(municipality)}/${id}`, { signal }))

/** Incidents within a box and a half-open period; at most `limit`. */
export const findIncidents = async (
  municipality: string,
  query: { bbox: Bbox; from: Date; to: Date; limit: number },
  signal?: AbortSignal,
): Promise<Incident[]> => {
  const path = withQuery(base(municipality), {
    bbox: query.bbox.join(','),
    from: query.from.toISOString(),
    to: query.to.toISOString(),
    limit: query.limit,
  })
  return (await askJson<Listed<Wire<Incident>>>(path, { signal })).items.map(readIncident)
}

export const createIncident = async (
  municipality: string,
  incident: NewIncident,
): Promise<Incident> =>
  readIncident(await askJson(base(municipality), { method: 'POST', body: incident }))

/** @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const deleteIncident = async (
  municipality: string,
  { id, version }: { id: string; version: number },
): Promise<void> => {
  await ask(`${base(municipality)}/${id}`, { method: 'DELETE', ifMatch: version })
}
