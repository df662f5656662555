import { modules } from './en/modules.ts'
import { shell } from './en/shell.ts'
import type { Same } from './same.ts'
import type { sv } from './sv.ts'

/** The same in English: the compiler sees to it that no key is missing. */
export const en: Same<typeof sv> = { modules, shell }
