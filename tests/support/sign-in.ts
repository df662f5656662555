import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import { insertMunicipality } from '../../db/municipalities.ts'
import { insertOrganisation } from '../../db/organisations.ts'
import { insertPerson } from '../../db/people.ts'
import type { NewOrganisation, OrganisationKind } from '../../geodata/model/organisation.ts'
import type { Role } from '../../geodata/model/person.ts'
import { type App, createApp, type Deps } from '../../server/app.ts'
import { type AuthDeps, createAuth } from '../../server/auth/auth.ts'
import { linksBelow } from '../../server/auth/links.ts'
import { hashPassword } from '../../server/auth/password.ts'
import { addressOf } from '../../server/client-address.ts'
import { openFiles } from '../../server/files.ts'
import { type Answer, type Loose, testSecret } from './app.ts'
import { testDb } from './database.ts'
import { actor, now, soderhamn } from './factories.ts'

// The service as people meet it: signed in to by cookies, from addresses of their own.

/** A password nobody would guess. */
export const password = 'blå cyklar vid kajen'

export type DoorOptions = Partial<
  Pick<AuthDeps, 'publicUrl' | 'directories' | 'mail' | 'origins'>
> &
  Partial<Pick<Deps, 'now'>> & {
    /** As in TRUSTED_PROXY. */
    trusted?: string
    /** Where it is reached; http://localhost unless given. */
    base?: string
    /** Makes the demo door, where there is one. */
    demo?: (auth: ReturnType<typeof createAuth>, db: Db) => Deps['demo']
  }

/** One process of the service, on this worker's database, with its real sign-in. */
export async function openDoors({
  base = 'http://localhost',
  trusted,
  demo,
  now = () => new Date(),
  ...told
}: DoorOptions = {}) {
  const db = await testDb()
  const { publicUrl, directories = [], mail, origins = ['http://localhost'] } = told
  const links = linksBelow(base)
  const auth = createAuth({
    ...{ db, secret: testSecret, publicUrl, origins, directories, mail, links },
  })
  const door = demo?.(auth, db)
  const app = createApp({
    ...{ db, files: openFiles(mkdtempSync(join(inject('folder'), 'doors-'))), now, auth, links },
    ...{ directories, mail: mail !== undefined, addressOf: addressOf(trusted) },
    ...(door && { demo: door }),
    publicUrl,
  })
  return { app, auth, db, links, browser: (address?: string) => new Browser(app, base, address) }
}

/** An address that nobody else in the run has. */
export const newAddress = (): string =>
  `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 250) + 1).join('.')}`

type Sent = {
  body?: unknown
  ifMatch?: number
  headers?: { [name: string]: string }
  /** What the browser says of the page it comes from; of this service unless given. */
  site?: string
}

/** A browser: keeps cookies, names the page it comes from, follows no redirect by itself. */
export class Browser {
  readonly app: Pick<App, 'request'>
  readonly base: string
  readonly address: string
  readonly cookies = new Map<string, string>()
  /** The Set-Cookie lines of the latest answer. */
  given: string[] = []

  constructor(app: Pick<App, 'request'>, base: string, address = newAddress()) {
    this.app = app
    this.base = base
    this.address = address
  }

  async ask<Body = Loose>(
    method: string,
    path: string,
    { body, ifMatch, headers = {}, site = 'same-origin' }: Sent = {},
  ): Promise<Answer<Body> & { text: string }> {
    const { origin } = new URL(this.base)
    const url = new URL(path, this.base)
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const asked = {
      method,
      headers: {
        host: url.host,
        ...(method !== 'GET' && { origin }),
        'sec-fetch-site': site,
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const incoming = { socket: { remoteAddress: this.address } }
    const response = await this.app.request(url.href, asked, { incoming })
    this.keep(response.headers.getSetCookie())
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      // What a test takes the body for is checked by what it expects of it.
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
    }
  }

  /** Keeps and forgets cookies as a browser does. */
  keep(lines: string[]): void {
    this.given = lines
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? []
      const isGone = attributes.some((part) => /^max-age=0$/i.test(part))
      if (isGone || value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }

  signIn = (email: string, secret: string = password) =>
    this.ask('POST', '/api/auth/sign-in/email', { body: { email, password: secret } })

  post = <Body = Loose>(path: string, body: unknown = {}) => this.ask<Body>('POST', path, { body })

  /** Who the service takes it for: the person in /api/session. */
  async person(): Promise<Loose | null> {
    return (await this.ask<{ person: Loose | null }>('GET', '/api/session')).body.person
  }

  /** The cookie that holds the session, as it is sent. */
  get session(): string | undefined {
    return [...this.cookies].find(([name]) => name.endsWith('session_token'))?.[1]
  }
}

/** What the log tells of somebody's own doings with how they sign in, oldest first. */
export const ownDeeds = (db: Db, personId: string) =>
  db
    .selectFrom('auditEvent')
    .innerJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .select(['action', 'before', 'after'])
    .where('actorId', '=', personId)
    .where('recordKind', '=', 'session')
    .where('recordId', '=', personId)
    .orderBy('number')
    .execute()

/** Having come in by one's password, as `ownDeeds` has it. */
export const signedIn = { action: 'sign-in', before: null, after: { through: 'password' } }

/** An organisation with units, by their names. */
export async function newOrganisation(
  db: Db,
  kind: OrganisationKind,
  told: Partial<NewOrganisation> = {},
): Promise<{ id: string; unitId: string; units: string[] }> {
  const given = { name: kind, kind, units: [{ name: 'Första' }, { name: 'Andra' }], ...told }
  const { id, units } = await insertOrganisation(db, given, { actor, now })
  return { id, unitId: units[0]!.id, units: units.map((unit) => unit.id) }
}

/** A municipality to have roles in. */
export const newMunicipality = (db: Db, code: string, demo = false) =>
  insertMunicipality(
    db,
    { code, name: `Ort ${code}`, bbox: soderhamn, timeZone: 'Europe/Stockholm', demo },
    { actor, now },
  )

type NewSomebody = {
  unitId: string
  roles?: Role[]
  code?: string
  email?: string
  name?: string
  /** Theirs from the beginning; null for none. */
  secret?: string | null
}

/** Somebody who can sign in. */
export async function newSomebody(
  db: Db,
  { unitId, roles = ['member'], code = '2182', secret = password, ...told }: NewSomebody,
): Promise<{ id: string; email: string; name: string }> {
  const { name = 'Anna Andersson', email = `${newId()}@exempel.invalid` } = told
  const { id } = await insertPerson(db, code, { name, email, unitId, roles }, { actor, now })
  if (secret !== null)
    await db
      .insertInto('account')
      .values({
        ...{ id: newId(), userId: id, accountId: id, providerId: 'credential' },
        password: await hashPassword(secret),
      })
      .execute()
  return { id, email, name }
}
