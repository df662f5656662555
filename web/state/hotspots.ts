import { queryOptions } from '@tanstack/react-query'
import type { Hotspot, NewHotspot } from '../../geodata/model/hotspot.ts'
import {
  createHotspot,
  deleteHotspot,
  listHotspots,
  readHotspot,
  releaseHotspot,
  updateHotspot,
} from '../api/hotspots.ts'
import type { Release } from '../api/release.ts'
import type { Wire } from '../api/wire.ts'
import { mayNow } from './may.ts'
import { here } from './municipality.ts'
import { currentIn } from './problems.ts'
import { queryClient } from './queries.ts'

const key = (municipality: string) => ['hotspots', municipality] as const

export const hotspotsQuery = (municipality: string) =>
  queryOptions({
    queryKey: key(municipality),
    queryFn: ({ signal }) => listHotspots(municipality, signal),
    enabled: () => mayNow().ever('read', 'hotspot'),
  })

const code = () => here.getState().municipality!.code

const change = (update: (hotspots: Hotspot[]) => Hotspot[]) =>
  queryClient.setQueryData<Hotspot[]>(key(code()), (hotspots) => update(hotspots ?? []))

/** Saves a new hotspot and shows it. */
export async function addHotspot(hotspot: NewHotspot): Promise<Hotspot> {
  const added = await createHotspot(code(), hotspot)
  change((hotspots) => [...hotspots, added])
  return added
}

/** Changes a hotspot from the version one has seen. @throws {ApiProblem} 412 when it is stale */
export async function editHotspot(seen: Hotspot, patch: Partial<NewHotspot>): Promise<Hotspot> {
  const edited = await updateHotspot(code(), seen, patch)
  showHotspot(edited)
  return edited
}

/** Lets more see a hotspot. @throws {ApiProblem} 412 when it is stale */
export async function widenHotspot(seen: Hotspot, to: Release): Promise<void> {
  showHotspot(await releaseHotspot(code(), seen, to))
}

/** Takes in a newer form of a hotspot, for example one that somebody else saved. */
export const showHotspot = (newer: Hotspot) =>
  change((hotspots) => hotspots.map((one) => (one.id === newer.id ? newer : one)))

/** @throws {ApiProblem} 412 when somebody has changed it */
export async function removeHotspot(hotspot: Hotspot): Promise<void> {
  await deleteHotspot(code(), hotspot)
  change((hotspots) => hotspots.filter(({ id }) => id !== hotspot.id))
}

/** The newer hotspot that a change was refused for; undefined when it failed for another reason. */
export function staleAgainst(error: unknown): Hotspot | undefined {
  const current = currentIn(error)
  // The contract of a 412: the record as it is now.
  return current ? readHotspot(current as Wire<Hotspot>) : undefined
}
