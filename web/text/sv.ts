import { modules } from './sv/modules.ts'
import { shell } from './sv/shell.ts'

/** Everything a user reads, in Swedish. One file an area; add an area by one import and one name. */
export const sv = { modules, shell }
