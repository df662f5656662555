import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sign } from '../../db/audit-chain.ts'
import { StartError } from '../start-error.ts'

const BYTES = 32

/**
 * The installation's own secret: it signs sessions and checkpoints of the log, and encrypts second
 * factors. It lies beside the data and not in it, so that whoever reads the database cannot sign.
 * Made at the first start; several servers share the folder and so the secret.
 *
 * @throws {StartError} when the file is there but is no secret
 */
export function readSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true })
  try {
    // Only the first of several servers that start together makes it.
    writeFileSync(path, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (/^[0-9a-f]{64}$/.test(secret)) return secret
  throw new StartError(
    `Filen ${path} ska innehålla 64 hexadecimala tecken. Lägg tillbaka den ur säkerhetskopian.`,
    `The file ${path} must hold 64 hexadecimal characters. Put it back from your backup.`,
  )
}

/** Signs texts of one purpose with a key of its own, made of the secret (RFC 5869, RFC 2104). */
export function signer(secret: string, purpose: string): Sign {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', purpose, BYTES))
  return (text) => createHmac('sha256', key).update(text).digest('hex')
}

/** What signs checkpoints of the log. */
export const checkpointSigner = (secret: string): Sign => signer(secret, 'audit-checkpoint')
