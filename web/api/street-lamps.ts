import type { StreetLamp } from '../../geodata/model/street-lamp.ts'
import { listAll } from './list.ts'
import { keptTimes, type Wire } from './wire.ts'

/** Every street lamp of a municipality. */
export const listStreetLamps = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<StreetLamp[]> => {
  const path = `/api/m/${municipality}/street-lamps`
  const lamps = await listAll<Wire<StreetLamp>>(path, { limit: 1000 }, signal)
  return lamps.map((lamp) => ({ ...lamp, ...keptTimes(lamp) }))
}
