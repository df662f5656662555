import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package that is installed, or would be on another kind of machine. */
export type Package = {
  name: string
  version: string
  /** As it says itself; `undefined` when it says nothing. */
  licence: string | undefined
  isInstalled: boolean
}

type Manifest = { name?: string; version?: string; license?: unknown; licenses?: unknown }
type Lock = { packages: Record<string, Manifest & { name?: string }> }

/**
 * Every package of the lock file, and those that lie in node_modules without standing there. What a
 * package says itself goes before what the lock says of it.
 *
 * @param root the folder with package-lock.json and node_modules
 */
export function packagesOf(root: string): Package[] {
  const lock = readJson(join(root, 'package-lock.json')) as Lock
  const paths = new Set([
    ...Object.keys(lock.packages).filter((path) => path !== ''),
    ...pathsUnder(root, 'node_modules'),
  ])
  return [...paths].sort().map((path) => {
    const file = join(root, path, 'package.json')
    const isInstalled = existsSync(file)
    const told = isInstalled ? (readJson(file) as Manifest) : lock.packages[path]
    return {
      name: told?.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: told?.version ?? '?',
      licence: told && licenceIn(told),
      isInstalled,
    }
  })
}

/** In any form npm has had: a text, an object, or a list of which one may choose. */
export function licenceIn({ license, licenses }: Manifest): string | undefined {
  const stated = [license ?? licenses].flat().map((one) => {
    const text = typeof one === 'object' ? (one as { type?: unknown } | null)?.type : one
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
  })
  const told = stated.filter((one) => one !== undefined)
  return told.length > 0 ? told.join(' OR ') : undefined
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Folders of packages, those within packages too; what begins with a point is npm's own. */
function pathsUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => {
      const path = `${folder}/${name}`
      if (name.startsWith('@')) return pathsUnder(root, path)
      const own = existsSync(join(root, path, 'package.json')) ? [path] : []
      return [...own, ...pathsUnder(root, `${path}/node_modules`)]
    })
}
