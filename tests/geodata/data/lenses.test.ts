import { expect, test } from 'vitest'
import { builtInLenses } from '../../../geodata/data/lenses.ts'
import { newLens } from '../../../geodata/model/lens.ts'
import { lensSlug } from '../../../geodata/model/offered-lenses.ts'
import { toRadians } from '../../../geodata/units.ts'

const ownerUnitId = '01a20770-751a-7768-8412-f5f281ccac0f'

test.each(builtInLenses.map((lens) => [lensSlug(lens), lens] as const))(
  '%s could be kept as a municipality’s own, and says where it is from',
  (_, lens) => {
    expect(newLens.safeParse({ ownerUnitId, ...lens }).error).toBeUndefined()
    expect(lens.source).toMatch(/^https:\/\//)
  },
)

test('each has an address of its own', () => {
  const slugs = builtInLenses.map(lensSlug)
  expect(new Set(slugs).size).toBe(slugs.length)
  for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
})

test('no figure is far from the proportions of its picture', () => {
  for (const { projection, widthPx, heightPx, wide, tele, model } of builtInLenses)
    for (const view of tele ? [wide, tele] : [wide]) {
      const half = (deg: number) => Math.tan(toRadians(deg) / 2)
      const even = (view.hfovDeg * heightPx) / widthPx
      const flat = 2 * Math.atan((half(view.hfovDeg) * heightPx) / widthPx) * (180 / Math.PI)
      // Between a lens that keeps lines straight and one that presses its sides together a little.
      const [least, most] = projection === 'equidistant' ? [even, even] : [even * 0.88, flat + 2]
      expect([model, view.vfovDeg >= least, view.vfovDeg <= most]).toEqual([model, true, true])
    }
})
