import { problemCode } from '../state/problems.ts'
import type { sv } from '../text/sv.ts'

type Words = typeof sv.signIn

// What the server's codes are called here. What is not listed is told in general words.
const faults: { readonly [code: string]: keyof Words['problem'] } = {
  'invalid-email-or-password': 'wrong',
  'invalid-email': 'wrong',
  'invalid-password': 'wrong',
  'credential-account-not-found': 'wrong',
  'too-many': 'tooMany',
  'account-temporarily-locked': 'tooMany',
  'too-many-attempts-request-new-code': 'tooMany',
  disabled: 'disabled',
  'no-role': 'noRole',
  'invalid-code': 'wrongCode',
  'invalid-backup-code': 'wrongSpare',
  'invalid-two-factor-cookie': 'tooLate',
  'cross-site': 'origin',
  misdirected: 'origin',
  'invalid-origin': 'origin',
  'missing-or-null-origin': 'origin',
  'not-found': 'gone',
  'directory-down': 'directoryDown',
  offline: 'offline',
}

/** What went wrong when signing in. */
export const signInFault = (error: unknown): keyof Words['problem'] =>
  own(faults, problemCode(error)) ?? 'other'

// A code is a word of somebody else's: "constructor" is in every object.
const own = <Value>(table: { readonly [key: string]: Value }, key = ''): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const passwordFaults = {
  'password-too-short': 'tooShort',
  'password-too-long': 'tooLong',
  'password-common': 'common',
  'password-personal': 'personal',
} as const
type PasswordFault = (typeof passwordFaults)[keyof typeof passwordFaults]

/** What is wrong with a new password; null when it is something else that went wrong. */
export const newPasswordFault = (error: unknown): PasswordFault | null =>
  own<PasswordFault>(passwordFaults, problemCode(error)) ?? null

const returns: { readonly [error: string]: keyof Words['returned'] } = {
  other_organisation: 'otherOrganisation',
  account_not_linked: 'notLinked',
  unable_to_link_account: 'notLinked',
  email_not_verified: 'emailNotVerified',
  no_role: 'noRole',
  unknown_directory: 'unknownDirectory',
  oauth_provider_not_found: 'unknownDirectory',
  disabled: 'disabled',
  access_denied: 'denied',
}

/** Why an organisation's own sign-in ended without letting somebody in. */
export const returnFault = (error: string): keyof Words['returned'] =>
  own(returns, error.toLowerCase()) ?? 'other'
