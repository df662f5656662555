import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Organisation } from '../../geodata/model/organisation.ts'
import type { PlanningArea } from '../../geodata/model/planning-area.ts'
import { below } from './base.ts'
import { listAll } from './list.ts'
import { keptTimes, type Wire } from './wire.ts'

/** The municipalities of this installation. */
export const listMunicipalities = async (signal?: AbortSignal): Promise<Municipality[]> =>
  (await listAll<Wire<Municipality>>('/api/municipalities', {}, signal)).map((wire) => ({
    ...wire,
    ...keptTimes(wire),
  }))

/** The organisations that work together, with their units. */
export const listOrganisations = async (signal?: AbortSignal): Promise<Organisation[]> =>
  (await listAll<Wire<Organisation>>('/api/organisations', {}, signal)).map((wire) => ({
    ...wire,
    ...keptTimes(wire),
  }))

/** The planning areas of a municipality, such as Centrum. */
export const listPlanningAreas = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<PlanningArea[]> =>
  (await listAll<Wire<PlanningArea>>(`/api/m/${municipality}/planning-areas`, {}, signal)).map(
    (wire) => ({ ...wire, ...keptTimes(wire) }),
  )

/** Where the drawn map of a municipality is read, by byte ranges. */
export const basemapUrl = ({ code, basemapFileId }: Municipality, origin: string): string | null =>
  basemapFileId === null
    ? null
    : origin + below(`/api/m/${code}/basemap.pmtiles?v=${basemapFileId}`)
