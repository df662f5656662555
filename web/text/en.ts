import { cameras } from './en/cameras.ts'
import { heat } from './en/heat.ts'
import { hotspot } from './en/hotspot.ts'
import { incident } from './en/incident.ts'
import { keys } from './en/keys.ts'
import { modules } from './en/modules.ts'
import { problem } from './en/problem.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'
import { table } from './en/table.ts'
import type { Same } from './same.ts'
import type { sv } from './sv.ts'

/** The same in English: the compiler sees to it that no key is missing. */
export const en: Same<typeof sv> = {
  cameras,
  heat,
  hotspot,
  incident,
  keys,
  modules,
  problem,
  search,
  shell,
  table,
}
