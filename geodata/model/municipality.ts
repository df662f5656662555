import { z } from 'zod'
import { bbox } from '../position.ts'
import { municipalityCode, name } from './record.ts'

// Whatever the engine's own time zone data knows by name; "+01:00" is no place.
const isTimeZone = (name: string): boolean => {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('sv', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** The tenant: one municipality with its box, its time zone and its drawn map. */
export const newMunicipality = z.strictObject({
  code: municipalityCode,
  name,
  bbox: bbox.describe('west, south, east, north in WGS 84 degrees'),
  timeZone: z.string().refine(isTimeZone, 'no such time zone').default('Europe/Stockholm'),
})
export type NewMunicipality = z.infer<typeof newMunicipality>

export type Municipality = NewMunicipality & {
  version: number
  /** The PMTiles archive that draws the town, when one has been imported. */
  basemapFileId: string | null
  /** Who must be named on the map, for example "© OpenStreetMap contributors". */
  attribution: string
  /** True while what stands here is made up. */
  demo: boolean
  createdAt: Date
  updatedAt: Date
}
