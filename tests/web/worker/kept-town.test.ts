import { describe, expect, test } from 'vitest'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { keptTown, type TownSources } from '../../../web/worker/kept-town.ts'
import { columnsOf } from '../../geodata/cells/columns.ts'
import { box, building, plane } from '../../geodata/visibility/towns.ts'

const where = (municipality: string) => ({
  ...{ municipality, centre: plane.centre, timeZone: 'Europe/Stockholm' },
})
/** Sources whose obstacles come when they are let. */
function sourcesOf() {
  const waiting = new Map<string, (list: ObstacleFeature[]) => void>()
  const columns = { fail: false }
  const sources: TownSources = {
    obstacles: (code) => new Promise((come) => waiting.set(code, come)),
    columns: async () => {
      if (columns.fail) throw new Error('no network')
      return columnsOf([])
    },
    terrain: async () => null,
    places: async () => [],
  }
  const come = (code: string) => waiting.get(code)!([building(code, box(0, 0, 5, 5))])
  return { sources, come, columns }
}

describe('the kept town', () => {
  test('is the one that was asked for last, though another comes after it', async () => {
    const { sources, come } = sourcesOf()
    const town = keptTown(sources)
    const [slow, quick] = [town.load(where('0001')), town.load(where('0002'))]
    come('0002')
    await quick
    come('0001')
    await slow
    expect(town.session().ground.town.standing.map(({ id }) => id)).toEqual(['0002'])
  })

  test('keeps its incidents when they cannot be had anew, and takes them the next time', async () => {
    const { sources, come, columns } = sourcesOf()
    const town = keptTown(sources)
    const loaded = town.load(where('0001'))
    come('0001')
    await loaded
    const before = town.session()
    columns.fail = true
    await expect(town.reloadIncidents('0001')).rejects.toThrow('no network')
    expect(town.session()).toBe(before)
    columns.fail = false
    await town.reloadIncidents('0001')
    expect(town.session()).not.toBe(before)
    expect(town.session().ground.town).toBe(before.ground.town)
  })

  test('takes no incidents of another municipality', async () => {
    const { sources, come } = sourcesOf()
    const town = keptTown(sources)
    const loaded = town.load(where('0001'))
    come('0001')
    await loaded
    const before = town.session()
    await town.reloadIncidents('0002')
    expect(town.session()).toBe(before)
  })

  test('is none until it has come', () => {
    expect(() => keptTown(sourcesOf().sources).session()).toThrow('load comes first')
  })
})
