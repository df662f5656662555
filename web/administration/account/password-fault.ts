import { ApiProblem } from '../../api/http.ts'

const SHORTEST = 12
const LONGEST = 200

const faults = [
  'invalid-password',
  'password-too-short',
  'password-too-long',
  'password-common',
  'password-personal',
  'same',
] as const
/** What is wrong with a change of password, and at which field it is told. */
export type PasswordFault = (typeof faults)[number]

/** What can be told before anything is sent. */
export function faultBefore(current: string, next: string): PasswordFault | undefined {
  if ([...next].length < SHORTEST) return 'password-too-short'
  if ([...next].length > LONGEST) return 'password-too-long'
  return next === current ? 'same' : undefined
}

/** What the server said was wrong with one of the fields; `undefined` for any other failure. */
export const faultIn = (failure: unknown): PasswordFault | undefined =>
  failure instanceof ApiProblem ? faults.find((fault) => fault === failure.code) : undefined
