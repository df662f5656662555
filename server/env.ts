import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** What the environment decides. */
export type Env = {
  port: number
  host: string
  /** Set: PostgreSQL with PostGIS. Unset: the embedded database in `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
}

const loopback = /^(localhost|::1|127(\.\d{1,3}){3})$/

/** An address that can be taken apart: a driver that fails on it would print it, password and all. */
function isPostgresUrl(text: string): boolean {
  try {
    const { protocol, username, password, hostname } = new URL(text)
    for (const part of [username, password, hostname]) decodeURIComponent(part)
    return /^postgres(ql)?:$/.test(protocol) && hostname !== ''
  } catch {
    return false
  }
}

// What each variable must be, and what is said when it is not.
const variables = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535),
  HOST: z.string().regex(loopback),
  DATABASE_URL: z.string().refine(isPostgresUrl),
  DATA_DIR: z.string().min(1),
}
const expected: Record<keyof typeof variables, readonly [swedish: string, english: string]> = {
  PORT: ['ett portnummer mellan 0 och 65535', 'a port number between 0 and 65535'],
  HOST: [
    'en adress på den egna datorn (127.0.0.1, ::1 eller localhost) så länge inloggning saknas',
    'an address on this machine (127.0.0.1, ::1 or localhost) as long as there is no sign-in',
  ],
  DATABASE_URL: [
    'en adress som postgres://användare@värd/databas',
    'an address like postgres://user@host/database',
  ],
  DATA_DIR: ['en mapp', 'a folder'],
}

/**
 * Reads PORT (8080 unless set), HOST (127.0.0.1), DATABASE_URL (none) and DATA_DIR (data).
 *
 * @throws {StartError} naming the first variable that is not what it must be
 */
export function readEnv(environment: { [name: string]: string | undefined }): Env {
  const read = <Name extends keyof typeof variables>(name: Name, unset: string) => {
    const told = environment[name] || unset
    const parsed = variables[name].safeParse(told)
    if (parsed.success) return parsed.data
    const [swedish, english] = expected[name]
    // An address may hold a password: it is not repeated.
    const shown = name === 'DATABASE_URL' ? '' : ` (${JSON.stringify(told)})`
    throw new StartError(
      `${name}${shown} ska vara ${swedish}.`,
      `${name}${shown} must be ${english}.`,
    )
  }
  return {
    port: Number(read('PORT', '8080')),
    host: String(read('HOST', '127.0.0.1')),
    databaseUrl: environment.DATABASE_URL ? String(read('DATABASE_URL', '')) : undefined,
    dataDir: resolve(String(read('DATA_DIR', 'data'))),
  }
}
