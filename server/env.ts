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
  /** Where people reach the service; unset: on this machine only. */
  publicUrl: string | undefined
  /** The path it lives under, without a slash at the end: "" or "/karta". */
  basePath: string
  trustedProxy: string | undefined
  oidcFile: string | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
}

const loopback = /^(localhost|::1|127(\.\d{1,3}){3})$/

/** An address of which all but the host and perhaps a path is left out. */
function isPublicUrl(text: string): boolean {
  try {
    const { protocol, username, search, hash, pathname } = new URL(text)
    const isPlain = username === '' && search === '' && hash === '' && pathname === '/'
    return /^https?:$/.test(protocol) && isPlain
  } catch {
    return false
  }
}

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
  HOST: z.string().min(1),
  DATABASE_URL: z.string().refine(isPostgresUrl),
  DATA_DIR: z.string().min(1),
  PUBLIC_URL: z.string().refine(isPublicUrl),
  BASE_PATH: z.string().regex(/^(\/[\w.-]+)*$/),
  OIDC_FILE: z.string().min(1),
  SMTP_URL: z.string().regex(/^smtps?:\/\/\S+$/),
  MAIL_FROM: z.string().includes('@'),
}
const expected: Record<keyof typeof variables, readonly [swedish: string, english: string]> = {
  PORT: ['ett portnummer mellan 0 och 65535', 'a port number between 0 and 65535'],
  HOST: [
    'en adress på den egna datorn (127.0.0.1, ::1 eller localhost) så länge PUBLIC_URL inte är satt',
    'an address on this machine (127.0.0.1, ::1 or localhost) as long as PUBLIC_URL is not set',
  ],
  DATABASE_URL: [
    'en adress som postgres://användare@värd/databas',
    'an address like postgres://user@host/database',
  ],
  DATA_DIR: ['en mapp', 'a folder'],
  PUBLIC_URL: [
    'en adress som https://karta.kommunen.se, utan sökväg (den står i BASE_PATH)',
    'an address like https://map.town.example, without a path (that is BASE_PATH)',
  ],
  BASE_PATH: ['en sökväg som /karta', 'a path like /map'],
  OIDC_FILE: ['en fil', 'a file'],
  SMTP_URL: [
    'en adress som smtps://namn:lösenord@värd',
    'an address like smtps://user:password@host',
  ],
  MAIL_FROM: ['en e-postadress', 'an e-mail address'],
}

// These may hold a password: they are not repeated.
const secretive: ReadonlySet<string> = new Set(['DATABASE_URL', 'SMTP_URL'])

function unfit(name: keyof typeof variables, told: string): StartError {
  const [swedish, english] = expected[name]
  const shown = secretive.has(name) ? '' : ` (${JSON.stringify(told)})`
  return new StartError(
    `${name}${shown} ska vara ${swedish}.`,
    `${name}${shown} must be ${english}.`,
  )
}

/**
 * Reads PORT (8080 unless set), HOST (127.0.0.1), DATABASE_URL (none), DATA_DIR (data) and what makes
 * the service reachable for others: PUBLIC_URL, BASE_PATH, TRUSTED_PROXY, OIDC_FILE, SMTP_URL, MAIL_FROM.
 *
 * @throws {StartError} naming the first variable that is not what it must be
 */
export function readEnv(environment: { [name: string]: string | undefined }): Env {
  const read = <Name extends keyof typeof variables>(name: Name, unset: string) => {
    const told = environment[name] || unset
    const parsed = variables[name].safeParse(told)
    if (parsed.success) return parsed.data
    throw unfit(name, told)
  }
  const optional = (name: keyof typeof variables) =>
    environment[name] ? String(read(name, '')) : undefined
  const publicUrl = optional('PUBLIC_URL')
  const host = String(read('HOST', '127.0.0.1'))
  if (publicUrl === undefined && !loopback.test(host)) throw unfit('HOST', host)
  return {
    port: Number(read('PORT', '8080')),
    host,
    publicUrl,
    basePath: String(read('BASE_PATH', '')),
    trustedProxy: environment.TRUSTED_PROXY || undefined,
    oidcFile: optional('OIDC_FILE'),
    smtpUrl: optional('SMTP_URL'),
    mailFrom: optional('MAIL_FROM'),
    databaseUrl: optional('DATABASE_URL'),
    dataDir: resolve(String(read('DATA_DIR', 'data'))),
  }
}
