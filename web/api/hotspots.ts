import type { Hotspot, NewHotspot } from '../../geodata/model/hotspot.ts'
import { ask, askJson } from './http.ts'
import { listAll } from './list.ts'
import { type Release, release } from './release.ts'
import { keptTimes, type Wire } from './wire.ts'

const base = (municipality: string) => `/api/m/${municipality}/hotspots`

/** A hotspot as the server sends it, its dates read. */
export const readHotspot = (wire: Wire<Hotspot>): Hotspot => ({ ...wire, ...keptTimes(wire) })

export const listHotspots = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<Hotspot[]> =>
  (await listAll<Wire<Hotspot>>(base(municipality), {}, signal)).map(readHotspot)

export const createHotspot = async (municipality: string, hotspot: NewHotspot): Promise<Hotspot> =>
  readHotspot(await askJson(base(municipality), { method: 'POST', body: hotspot }))

/** @throws {ApiProblem} 412 with the record as it is now in `current` when `version` is stale */
export const updateHotspot = async (
  municipality: string,
  { id, version }: { id: string; version: number },
  patch: Partial<NewHotspot>,
): Promise<Hotspot> =>
  readHotspot(
    await askJson(`${base(municipality)}/${id}`, {
      method: 'PATCH',
      body: patch,
      ifMatch: version,
    }),
  )

/** @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const deleteHotspot = async (
  municipality: string,
  { id, version }: { id: string; version: number },
): Promise<void> => {
  await ask(`${base(municipality)}/${id}`, { method: 'DELETE', ifMatch: version })
}

/** Lets more see it. @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const releaseHotspot = async (
  municipality: string,
  seen: { id: string; version: number },
  to: Release,
): Promise<Hotspot> => readHotspot(await release(base(municipality), seen, to))
