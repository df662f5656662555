import { watchJson } from './json.ts'
import type { FileFormat } from './kinds.ts'
import type { Watch } from './watch.ts'
import { watchXml } from './xml.ts'

/** What is looked for as a file of each kind passes, alone or out of an archive. */
export const watches: Partial<Record<FileFormat, Watch>> = {
  gml: watchXml,
  json: watchJson,
  kml: watchXml,
  'osm-xml': watchXml,
  xml: watchXml,
}
