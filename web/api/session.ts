import type { OrganisationKind } from '../../geodata/model/organisation.ts'
import type { Grant, Role } from '../../geodata/model/person.ts'
import type { Extent } from '../../geodata/privacy/extent.ts'
import type { Action, ProjectorRole, RecordName } from '../../server/rights.ts'
import { ask, askJson } from './http.ts'

export type { Action, ProjectorRole, RecordName }

/** What somebody may do in one municipality: kind of record → action → what it reaches. */
export type GivenRights = { [Of in RecordName]?: { [Does in Action]?: Extent[] } }

/** Who has signed in, as the server has it. */
export type SignedIn = {
  id: string
  name: string
  email: string
  unitId: string
  unit: string
  /** The units of their organisation; none in projector mode. */
  unitIds: string[]
  organisation: string
  organisationKind: OrganisationKind
  grants: Grant[]
  /** By municipality. */
  rights: { [municipality: string]: GivenRights }
  secondFactor: boolean
  needsSecondFactor: boolean
  method: 'password' | 'oidc' | 'demo'
  /** Projector mode: whose eyes all is shown through. */
  viewAs: ProjectorRole | null
  /** Through whose eyes they may show a meeting things: those who see no more than they do. */
  mayShowAs: ProjectorRole[]
  expiresAt: string
}

/** Somebody made up, to try the service as. */
export type DemoPerson = { id: string; name: string; unit: string; roles: Role[] }

/** Which ways in there are. */
export type Door = {
  directories: { id: string; name: string }[]
  /** Whether a forgotten password is helped by letter; else an administrator hands over a link. */
  mail: boolean
  /** Null where anything is real. */
  demo: DemoPerson[] | null
}

export type Session = { person: SignedIn | null; door: Door }

export const getSession = (signal?: AbortSignal): Promise<Session> =>
  askJson('/api/session', { signal })

const post = <Answer>(path: string, body: object): Promise<Answer> =>
  askJson<Answer>(path, { method: 'POST', body })

/** @returns whether a code of the second factor is asked for next */
export const signIn = async (email: string, password: string): Promise<boolean> =>
  (await post<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', { email, password }))
    .twoFactorRedirect === true

export const giveCode = async (code: string): Promise<void> => {
  await post('/api/auth/two-factor/verify-totp', { code })
}

export const giveSpareCode = async (code: string): Promise<void> => {
  await post('/api/auth/two-factor/verify-backup-code', { code })
}

/**
 * Begins to sign in through one's organisation.
 *
 * @param back where its sign-in sends one back to, also when it fails: then with `error` in the query
 * @returns the address to go on to
 */
export const signInThrough = async (directory: string, back: string): Promise<string> =>
  (
    await post<{ url: string }>('/api/auth/sign-in/social', {
      ...{ provider: directory, callbackURL: back, errorCallbackURL: back },
    })
  ).url

export const beDemoPerson = async (personId: string): Promise<void> => {
  await ask('/api/demo-door', { method: 'POST', body: { personId } })
}

export const askForReset = async (email: string): Promise<void> => {
  await post('/api/auth/request-password-reset', { email })
}

export const chooseNewPassword = async (token: string, newPassword: string): Promise<void> => {
  await post('/api/auth/reset-password', { token, newPassword })
}

export const changePassword = async (
  currentPassword: string,
  newPassword: string,
): Promise<void> => {
  const revokeOtherSessions = true
  await post('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions })
}

/** Begins a second factor. @returns what an app reads as a square code, and the spare codes */
export const beginSecondFactor = (
  password: string,
): Promise<{ totpURI: string; backupCodes: string[] }> =>
  post('/api/auth/two-factor/enable', { password })

export const endSecondFactor = async (password: string): Promise<void> => {
  await post('/api/auth/two-factor/disable', { password })
}

export const newSpareCodes = async (password: string): Promise<string[]> =>
  (
    await post<{ backupCodes: string[] }>('/api/auth/two-factor/generate-backup-codes', {
      password,
    })
  ).backupCodes

export const signOut = async (): Promise<void> => {
  await post('/api/auth/sign-out', {})
}

export const signOutEverywhere = async (): Promise<void> => {
  await post('/api/auth/revoke-sessions', {})
}

/** Begins projector mode, or ends it with null. */
export const viewAs = async (role: ProjectorRole | null): Promise<void> => {
  await ask('/api/session/view-as', { method: 'POST', body: { role } })
}
