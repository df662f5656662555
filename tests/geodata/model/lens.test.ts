import { expect, test } from 'vitest'
import { newLens } from '../../../geodata/model/lens.ts'

const stated = {
  ownerUnitId: '01a20770-751a-7768-8412-f5f281ccac0f',
  ...{ maker: 'Kameraverket', model: 'Öga 4', widthPx: 3840, heightPx: 2160 },
  wide: { hfovDeg: 100, vfovDeg: 56 },
}
const pathsOf = (part: object) =>
  newLens.safeParse({ ...stated, ...part }).error?.issues.map(({ path }) => path.join('.')) ?? []

test('a fixed lens is stated by what it takes in, and nothing else is claimed of it', () => {
  expect(newLens.parse(stated)).toMatchObject({
    ...{ tele: null, turns: null, infraredM: null, sensors: 1, projection: 'rectilinear' },
  })
})

test.each<[string, object]>([
  ['maker', { maker: '  ' }],
  ['model', { model: 'x'.repeat(81) }],
  ['widthPx', { widthPx: 100.5 }],
  ['wide.hfovDeg', { wide: { hfovDeg: 361, vfovDeg: 56 } }],
  ['tele.hfovDeg', { tele: { hfovDeg: 100, vfovDeg: 20 } }],
  ['tele.vfovDeg', { tele: { hfovDeg: 40, vfovDeg: 57 } }],
  ['sensors', { sensors: 17 }],
  ['turns.lowestTiltDeg', { turns: { panDeg: 360, lowestTiltDeg: 91 } }],
  ['infraredM', { infraredM: 0 }],
])('%s is refused when it cannot be', (path, part) => {
  expect(pathsOf(part)).toContain(path)
})
