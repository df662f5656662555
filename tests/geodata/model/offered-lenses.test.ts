import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInLenses } from '../../../geodata/data/lenses.ts'
import type { Lens, LensFacts } from '../../../geodata/model/lens.ts'
import { lensSlug, offeredLenses } from '../../../geodata/model/offered-lenses.ts'

const moment = new Date('2026-11-29T08:00:00Z')
const own = (id: string, facts: LensFacts): Lens => ({
  ...facts,
  ...{ id, version: 1, ownerUnitId: 'unit', classification: 'internal' },
  ...{ createdAt: moment, updatedAt: moment },
})
const [first, second] = builtInLenses as [LensFacts, LensFacts]
const someOwn = fc
  .subarray([...builtInLenses])
  .map((chosen) => chosen.map((facts, i) => own(`id-${i}`, { ...facts, widthPx: 999 })))

describe('the camera models there are to choose', () => {
  test('are the built-in ones where a municipality has none of its own', () => {
    const offered = offeredLenses(builtInLenses, [])
    expect(offered.map(({ key }) => key).sort()).toEqual(builtInLenses.map(lensSlug).sort())
    expect(offered.every(({ own, facts, builtIn }) => own === null && facts === builtIn)).toBe(true)
  })

  test('one of its own takes the place of the built-in one, and nothing else changes', () => {
    fc.assert(
      fc.property(someOwn, (mine) => {
        const offered = offeredLenses(builtInLenses, mine)
        expect(offered).toHaveLength(builtInLenses.length)
        for (const { facts, own, builtIn } of offered) {
          expect(builtIn && lensSlug(builtIn)).toBe(lensSlug(facts))
          expect(facts.widthPx === 999).toBe(own !== null)
        }
      }),
    )
  })

  test('taking an own one away brings the built-in one back', () => {
    fc.assert(
      fc.property(someOwn, (mine) => {
        const without = offeredLenses(builtInLenses, mine.slice(1))
        const gone = mine[0] && lensSlug(mine[0])
        if (gone) expect(without.find(({ key }) => key === gone)?.own).toBeNull()
      }),
    )
  })

  test('the same name is the same, however it is spaced or cased', () => {
    const mine = own('id-1', { ...first, maker: ` ${first.maker.toUpperCase()} ` })
    expect(offeredLenses([first, second], [mine]).map(({ own }) => own?.id)).toContain('id-1')
    expect(offeredLenses([first, second], [mine])).toHaveLength(2)
  })

  test('one of another name stands beside them, and two units’ own beside each other', () => {
    const other = own('id-1', { ...first, model: 'Öga 4' })
    const again = own('id-2', { ...first, model: 'Öga 4' })
    const offered = offeredLenses([first], [other, again])
    expect(offered.map(({ key, builtIn }) => [key, builtIn !== null])).toEqual(
      expect.arrayContaining([
        ['id-1', false],
        ['id-2', false],
        [lensSlug(first), true],
      ]),
    )
    expect(offered).toHaveLength(3)
  })

  test('come by maker and model, numbers by their size', () => {
    const models = ['P9', 'P10', 'Ö1', 'a2'].map((model) => ({ ...first, model }))
    expect(offeredLenses(models, []).map(({ facts }) => facts.model)).toEqual([
      'a2',
      'P9',
      'P10',
      'Ö1',
    ])
  })
})
