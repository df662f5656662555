import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs'
import { link, rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** A new file, unless said otherwise for its user only; on the disk when the stream has ended. */
export const newFile = (path: string, mode = 0o600): WriteStream =>
  createWriteStream(path, { flags: 'wx', mode, flush: true })

/** SHA-256 of a file, in hex. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

// How a disk says that it knows no second name of a file.
const NO_LINKS = /^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK|EXDEV)$/

/**
 * Moves a file to a place where nothing stands, on the same disk.
 *
 * @returns false when something stands there: it is left as it is
 */
export async function moveToFree(path: string, place: string): Promise<boolean> {
  try {
    // A rename would write over what another process has put there meanwhile; a second name does not.
    await link(path, place)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST') return false
    if (!NO_LINKS.test(code)) throw error
  }
  if (existsSync(place)) return false
  await rename(path, place)
  return true
}
