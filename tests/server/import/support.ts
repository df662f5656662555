import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A folder for one test file, gone when it is done. Ask for its path inside tests only. */
export function scratchFolder(): () => string {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-test-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}

/** Names in a folder; none when there is no such folder. */
export const filesIn = async (folder: string): Promise<string[]> =>
  existsSync(folder) ? readdir(folder) : []

/** Whether a process still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

type Tags = Record<string, string>
type Corner = readonly [x: number, y: number]

/**
 * A small OpenStreetMap file in the making, laid out in metres east and north of a point in the
 * middle of Sweden. Corners at the same place are one shared node, as neighbours' walls are.
 */
export class OsmFile {
  readonly #nodes = new Map<string, { id: number; at: Corner; tags: Tags }>()
  readonly #ways: string[] = []
  readonly #relations: string[] = []
  #next = 1

  static readonly origin = [17.06, 61.3] as const

  static lonLat([x, y]: Corner): [number, number] {
    const lon = OsmFile.origin[0] + x / 53_600
    const lat = OsmFile.origin[1] + y / 111_400
    return [Number(lon.toFixed(7)), Number(lat.toFixed(7))]
  }

  node(at: Corner, tags: Tags = {}): string {
    const key = at.join()
    const known = this.#nodes.get(key)
    if (known) Object.assign(known.tags, tags)
    else this.#nodes.set(key, { id: this.#next++, at, tags })
    return `node/${this.#nodes.get(key)!.id}`
  }

  way(corners: readonly Corner[], tags: Tags = {}): string {
    const id = this.#next++
    const refs = corners.map((at) => `<nd ref="${this.node(at).slice(5)}"/>`).join('')
    this.#ways.push(`<way id="${id}" version="1">${refs}${tagXml(tags)}</way>`)
    return `way/${id}`
  }

  relation(members: readonly [way: string, role: 'outer' | 'inner'][], tags: Tags): string {
    const id = this.#next++
    const refs = members.map(
      ([way, role]) => `<member type="way" ref="${way.slice(4)}" role="${role}"/>`,
    )
    const all = tagXml({ type: 'multipolygon', ...tags })
    this.#relations.push(`<relation id="${id}" version="1">${refs.join('')}${all}</relation>`)
    return `relation/${id}`
  }

  toString(): string {
    const nodes = [...this.#nodes.values()].map(({ id, at, tags }) => {
      const [lon, lat] = OsmFile.lonLat(at)
      return `<node id="${id}" version="1" lat="${lat}" lon="${lon}">${tagXml(tags)}</node>`
    })
    const body = [...nodes, ...this.#ways, ...this.#relations].join('\n')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${body}\n</osm>\n`
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
const tagXml = (tags: Tags) =>
  Object.entries(tags)
    .map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`)
    .join('')

/** A closed square with its south-west corner at x, y. */
export const square = (x: number, y: number, side: number): Corner[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
