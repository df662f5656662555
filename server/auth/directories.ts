import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { OrganisationKind } from '../../geodata/model/organisation.ts'
import { type Grant, role, roleNeeds } from '../../geodata/model/person.ts'
import { municipalityCode, name, recordId } from '../../geodata/model/record.ts'
import { StartError } from '../start-error.ts'

// An organisation's own sign-in (OpenID Connect): the municipality's, the police's. Each lets in people
// of the organisation it is bound to, and of no other.

// Names that mean something else where roles and ways in are kept.
const taken = ['manual', 'credential']
const onThisMachine = /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/

const directory = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens')
    .refine((id) => !taken.includes(id), `is not ${taken.join(' or ')}`),
  name: name.describe('as it is called on the button'),
  issuer: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https:') || onThisMachine.test(url), 'is to be https'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  organisationId: recordId.describe('whose people it lets in'),
  unitId: recordId.describe('the unit of those who come for the first time'),
  scopes: z.array(z.string().min(1)).default(['openid', 'profile', 'email']),
  groupsClaim: z.string().min(1).default('groups'),
  trustsEmail: z
    .boolean('is to be true or false')
    .default(false)
    .describe('whether an address is believed that the directory does not say it has proved'),
  roles: z
    .array(z.strictObject({ group: z.string().min(1), municipality: municipalityCode, role }))
    .min(1)
    .describe('which roles a group gives, and where; nobody without any is let in'),
})
export type Directory = z.infer<typeof directory>

const file = z
  .array(directory)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id')

/** Reads the file that OIDC_FILE names. @throws {StartError} saying what in it is wrong */
export function readDirectories(path: string): Directory[] {
  let told: unknown
  try {
    told = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // Why it is no JSON is not repeated: that would quote the file, which holds secrets.
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(
      `OIDC_FILE (${path}) går inte att läsa: ${code ?? 'det är inte JSON'}.`,
      `OIDC_FILE (${path}) cannot be read: ${code ?? 'it is not JSON'}.`,
    )
  }
  const read = file.safeParse(told)
  if (read.success) return read.data
  const { path: where, message } = read.error.issues[0]!
  throw new StartError(
    `OIDC_FILE (${path}) stämmer inte: ${where.join('.')} ${message}.`,
    `OIDC_FILE (${path}): ${where.join('.')} ${message}.`,
  )
}

/** The groups a directory told of somebody, from its claims. */
export function groupsIn(
  { groupsClaim }: Directory,
  claims: { [claim: string]: unknown },
): string[] {
  const told = claims[groupsClaim]
  return (Array.isArray(told) ? told : [told]).filter((group) => typeof group === 'string')
}

/** The roles that groups give, each once; those that need another kind of organisation are not given. */
export const grantsOf = (
  { roles }: Directory,
  kind: OrganisationKind,
  groups: readonly string[],
): Grant[] =>
  roles
    .filter(({ group, role }) => groups.includes(group) && (roleNeeds[role] ?? kind) === kind)
    .map(({ municipality, role }) => ({ municipality, role }))
    .filter(
      (grant, i, all) =>
        i === all.findIndex((o) => o.municipality === grant.municipality && o.role === grant.role),
    )
