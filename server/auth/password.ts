import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { isGuessable, isOwn } from './guessable.ts'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32
const SALT_BYTES = 16

const derive = promisify(argon2)

/** @returns a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag` */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES)
  const tag = await derive('argon2id', { ...COST, message: normal(password), nonce, tagLength: 32 })
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** Whether a password is the one of a PHC string, with whatever cost it was made. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const match = PHC.exec(hash)
  if (!match) return false
  const [memory = 0, passes = 0, parallelism = 0] = match.slice(1, 4).map(Number)
  const wanted = Buffer.from(match[5]!, 'base64')
  const tag = await derive('argon2id', {
    ...{ memory, passes, parallelism, message: normal(password) },
    ...{ nonce: Buffer.from(match[4]!, 'base64'), tagLength: TAG_BYTES },
  })
  return wanted.length === tag.length && timingSafeEqual(wanted, tag)
}

// The same word typed on two keyboards may come as one character or as a letter with an accent.
const normal = (password: string): string => password.normalize('NFKC')
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** Why a password may not be chosen. */
export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'personal'

/**
 * What is wrong with a new password, if anything: fewer than 12 characters or more than 200, its owner's
 * own name or address, or among the first that somebody would guess.
 *
 * @param places names of where the service is used: the municipalities
 *
 * Source: NIST SP 800-63B §5.1.1.2.
 */
export function faultOf(
  password: string,
  owner: { name: string; email: string },
  places: readonly string[] = [],
): PasswordFault | undefined {
  const text = normal(password).toLowerCase()
  if ([...text].length < SHORTEST_PASSWORD) return 'too-short'
  if ([...text].length > LONGEST_PASSWORD) return 'too-long'
  if (isOwn(text, owner)) return 'personal'
  return isGuessable(text, owner, places) ? 'common' : undefined
}
