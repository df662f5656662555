import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rooms = ['geodata', 'db', 'server', 'web', 'tests'] as const

type Import = { from: string; to: string; typeOnly: boolean }

const files = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) return files(path)
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : []
  })

const pattern =
  /(?:^|\n)\s*(?:import|export)(\s+type)?\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"]([^'"]+\.tsx?)['"]/g

/** Every import of a file; paths within the project from its root, packages as they are named. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(pattern)].map((match) => {
    const named = (match[2] ?? match[3] ?? match[4] ?? match[5])!.replace(/\?.*$/, '')
    const to = named.startsWith('.') ? relative(root, join(root, dirname(file), named)) : named
    return { from: file, to, typeOnly: match[1] !== undefined }
  })
}

const sources = rooms.flatMap(files)
const imports = sources.flatMap(importsOf)
const within = imports.filter(({ to }) => rooms.some((room) => to.startsWith(`${room}/`)))
const room = (path: string) => path.split('/')[0]!
const show = ({ from, to }: Import) => `${from} → ${to}`

describe('who may import whom', () => {
  test('every import within the project is of a file that exists', () => {
    expect(within.filter(({ to }) => !existsSync(join(root, to))).map(show)).toEqual([])
  })

  test('geodata imports only itself, db only geodata, server only db and geodata', () => {
    const allowed: Record<string, readonly string[]> = {
      geodata: ['geodata'],
      db: ['db', 'geodata'],
      server: ['server', 'db', 'geodata'],
      web: ['web', 'geodata', 'server'],
      tests: rooms,
    }
    const broken = within.filter(({ from, to }) => !allowed[room(from)]!.includes(room(to)))
    expect(broken.map(show)).toEqual([])
  })

  test('web knows the server by its types only, and only in web/api', () => {
    const broken = within.filter(
      ({ from, to, typeOnly }) =>
        room(from) === 'web' && room(to) === 'server' && !(typeOnly && from.startsWith('web/api/')),
    )
    expect(broken.map(show)).toEqual([])
  })

  test('in web: api ◀ state ◀ map and panels, which never import each other', () => {
    const forbidden: Record<string, readonly string[]> = {
      'web/api': ['web/state', 'web/map', 'web/panels'],
      'web/state': ['web/map', 'web/panels'],
      'web/map': ['web/panels'],
      'web/panels': ['web/map'],
    }
    const broken = within.filter(({ from, to }) =>
      Object.entries(forbidden).some(
        ([place, others]) =>
          from.startsWith(`${place}/`) && others.some((other) => to.startsWith(`${other}/`)),
      ),
    )
    expect(broken.map(show)).toEqual([])
  })

  test('the map library lives in web/map alone', () => {
    const broken = imports.filter(
      ({ from, to }) =>
        /^(maplibre-gl|terra-draw)/.test(to) &&
        room(from) !== 'tests' &&
        !from.startsWith('web/map/'),
    )
    expect(broken.map(show)).toEqual([])
  })

  test('migrations import only kysely', () => {
    const broken = imports.filter(
      ({ from, to }) =>
        from.startsWith('db/migrations/') &&
        !(to === 'kysely' || to.startsWith('kysely/') || from === 'db/migrations/index.ts'),
    )
    expect(broken.map(show)).toEqual([])
  })

  test('nobody imports in a circle', () => {
    const targets = new Map<string, string[]>()
    for (const { from, to, typeOnly } of within)
      if (!typeOnly) targets.set(from, [...(targets.get(from) ?? []), to])
    expect(circles(targets)).toEqual([])
  })
})

describe('purity', () => {
  test.each(files('geodata'))('%s asks neither clock nor chance nor the outside', (file) => {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(/Date\.now|new Date\(\)|Math\.random|process\.|fetch\(|from 'node:/)
  })

  test('only db/postgis.ts spells ST_*', () => {
    const broken = [...files('db'), ...files('server')].filter(
      (file) =>
        file !== 'db/postgis.ts' &&
        // GDAL's own SQL in the file reader is not the database's.
        !file.startsWith('server/import/') &&
        !file.startsWith('db/migrations/') &&
        /\bST_[A-Z]/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(broken).toEqual([])
  })

  test('longitude and latitude are swapped for H3 in geodata/position.ts alone', () => {
    const broken = imports.filter(
      ({ from, to }) => to === 'h3-js' && !/^(tests|geodata\/(position|cells))/.test(from),
    )
    expect(broken.map(show)).toEqual([])
  })
})

/** Circles among imports, each as the path that closes it. Source: depth-first search, Tarjan 1972. */
function circles(targets: Map<string, string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of targets.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return found
}
