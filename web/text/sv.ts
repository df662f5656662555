import { cameras } from './sv/cameras.ts'
import { heat } from './sv/heat.ts'
import { hotspot } from './sv/hotspot.ts'
import { incident } from './sv/incident.ts'
import { keys } from './sv/keys.ts'
import { modules } from './sv/modules.ts'
import { problem } from './sv/problem.ts'
import { search } from './sv/search.ts'
import { shell } from './sv/shell.ts'
import { table } from './sv/table.ts'

/** Everything a user reads, in Swedish. One file an area; add an area by one import and one name. */
export const sv = { cameras, heat, hotspot, incident, keys, modules, problem, search, shell, table }
