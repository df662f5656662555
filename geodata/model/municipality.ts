import { z } from 'zod'
import { bbox } from '../position.ts'
import { municipalityCode, name } from './record.ts'

const knownTimeZones = /^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/

/** The tenant: one municipality with its box, its time zone and its drawn map. */
export const newMunicipality = z.strictObject({
  code: municipalityCode,
  name,
  bbox: bbox.describe('west, south, east, north in WGS 84 degrees'),
  timeZone: z.string().regex(knownTimeZones).default('Europe/Stockholm'),
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
