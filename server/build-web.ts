import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { type Say, StartError } from './start-error.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'dist/web/workspace/index.html')
const sources = ['web', 'geodata', 'vite.config.ts', 'package-lock.json']

/** Time of the newest file in a folder, or of a file, in ms; 0 where there is none. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/**
 * Builds the browser's part when it is missing or older than what it is made of.
 *
 * @throws {StartError} with what the builder says
 */
export async function buildWebIfStale(say: Say): Promise<void> {
  if (newest(built) > Math.max(...sources.map((path) => newest(join(root, path))))) return
  say('Bygger webbsidorna (görs en gång) …', 'building the web pages (done once) …')
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
  }).catch(({ message }: Error) => {
    throw new StartError(
      `Webbsidorna går inte att bygga: ${message}`,
      'The web pages cannot be built.',
    )
  })
}
