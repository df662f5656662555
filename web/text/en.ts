import { administration } from './en/administration.ts'
import { account } from './en/administration-account.ts'
import { log } from './en/administration-log.ts'
import { names } from './en/administration-names.ts'
import { organisations } from './en/administration-organisations.ts'
import { people } from './en/administration-people.ts'
import { retention } from './en/administration-retention.ts'
import { rights } from './en/administration-rights.ts'
import { cameras } from './en/cameras.ts'
import { heat } from './en/heat.ts'
import { hotspot } from './en/hotspot.ts'
import { imports } from './en/imports.ts'
import { incident } from './en/incident.ts'
import { keys } from './en/keys.ts'
import { lenses } from './en/lenses.ts'
import { modules } from './en/modules.ts'
import { problem } from './en/problem.ts'
import { record } from './en/record.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/signIn.ts'
import { table } from './en/table.ts'
import type { Same } from './same.ts'
import type { sv } from './sv.ts'

/** The same in English: the compiler sees to it that no key is missing. */
export const en: Same<typeof sv> = {
  account,
  administration,
  log,
  names,
  organisations,
  people,
  retention,
  rights,
  cameras,
  heat,
  hotspot,
  imports,
  incident,
  keys,
  lenses,
  modules,
  problem,
  record,
  search,
  shell,
  signIn,
  table,
}
