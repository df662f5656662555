import { administration } from './sv/administration.ts'
import { account } from './sv/administration-account.ts'
import { log } from './sv/administration-log.ts'
import { names } from './sv/administration-names.ts'
import { organisations } from './sv/administration-organisations.ts'
import { people } from './sv/administration-people.ts'
import { retention } from './sv/administration-retention.ts'
import { rights } from './sv/administration-rights.ts'
import { cameras } from './sv/cameras.ts'
import { heat } from './sv/heat.ts'
import { hotspot } from './sv/hotspot.ts'
import { imports } from './sv/imports.ts'
import { incident } from './sv/incident.ts'
import { keys } from './sv/keys.ts'
import { lenses } from './sv/lenses.ts'
import { modules } from './sv/modules.ts'
import { problem } from './sv/problem.ts'
import { record } from './sv/record.ts'
import { search } from './sv/search.ts'
import { shell } from './sv/shell.ts'
import { signIn } from './sv/signIn.ts'
import { table } from './sv/table.ts'

/** Everything a user reads, in Swedish. One file an area; add an area by one import and one name. */
export const sv = {
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
