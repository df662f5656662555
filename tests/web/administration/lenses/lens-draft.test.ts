import { describe, expect, test } from 'vitest'
import { builtInLenses } from '../../../../geodata/data/lenses.ts'
import type { Lens } from '../../../../geodata/model/lens.ts'
import {
  changeOf,
  draftOf,
  emptyLens,
  factsOf,
  faultsIn,
  faultsOf,
  isLensDraft,
  type LensDraft,
  newLensOf,
} from '../../../../web/administration/lenses/lens-draft.ts'
import { ApiProblem } from '../../../../web/api/http.ts'
import { lenses } from '../../../../web/text/sv/lenses.ts'

const moment = new Date('2026-11-29T08:00:00Z')
const [facts] = builtInLenses
const lens: Lens = {
  ...{ ...facts!, id: 'id', version: 3, ownerUnitId: 'unit', classification: 'internal' },
  ...{ createdAt: moment, updatedAt: moment },
}
const whole: LensDraft = {
  ...{ ...emptyLens, maker: 'Kameraverket', model: 'Öga 4', widthPx: '3 840', heightPx: '2160' },
  ...{ wideH: '100,5', wideV: '56' },
}

describe('the form of a camera model', () => {
  test.each(builtInLenses.map((one) => [one.model, one] as const))(
    '%s is written as it is stated, and nothing is wrong in it',
    (_, one) => {
      expect(factsOf(draftOf(one))).toEqual(one)
      expect(faultsOf(draftOf(one))).toEqual({})
      expect(isLensDraft(draftOf(one))).toBe(true)
    },
  )

  test('is written with the decimals of one’s language', () => {
    const zoom = builtInLenses.find(({ model }) => model === 'XNP-6400RW')!
    expect(draftOf(zoom, ',').wideH).toBe('65,66')
    expect(draftOf(zoom, '.').wideH).toBe('65.66')
    expect(factsOf(draftOf(zoom, '.'))).toEqual(zoom)
  })

  test('takes numbers as they are written, and what is not said to be there is not', () => {
    expect(newLensOf(whole, 'unit')).toMatchObject({
      ...{ ownerUnitId: 'unit', classification: 'internal', widthPx: 3840, tele: null },
      ...{ wide: { hfovDeg: 100.5, vfovDeg: 56 }, turns: null, infraredM: null },
    })
    const said = { ...whole, zooms: true, teleH: '30', teleV: '17', turns: true, hasLight: true }
    expect(factsOf({ ...said, infraredM: '40' })).toMatchObject({
      ...{ tele: { hfovDeg: 30, vfovDeg: 17 }, infraredM: 40 },
      turns: { panDeg: 360, lowestTiltDeg: null },
    })
    expect(faultsOf(said)).toEqual({ infraredM: 'wrong' })
  })

  test('tells every empty field that must be filled in', () => {
    expect(Object.keys(faultsOf(emptyLens)).sort()).toEqual(
      ['heightPx', 'maker', 'model', 'wideH', 'wideV', 'widthPx'].sort(),
    )
    const opened = { ...emptyLens, zooms: true, turns: true, hasLight: true, panDeg: '' }
    expect(faultsOf(opened)).toMatchObject({ teleH: 'wrong', panDeg: 'wrong', infraredM: 'wrong' })
  })

  test('tells where the two ends of a zoom do not go together', () => {
    const zoom = { ...whole, zooms: true, teleV: '20' }
    expect(faultsOf({ ...zoom, teleH: '101' })).toEqual({ teleH: 'wrong' })
    expect(faultsOf({ ...zoom, teleH: '30', teleV: '57' })).toEqual({ teleV: 'wrong' })
    expect(faultsOf({ ...zoom, teleH: '30' })).toEqual({})
  })

  test('tells what the server objected to, at the field', () => {
    const problem = (code: string, path: string) =>
      new ApiProblem({ status: 400, code, message: '', fields: [{ path, message: '' }] })
    expect(faultsIn(problem('conflict', 'model'))).toEqual({ model: 'taken' })
    expect(faultsIn(problem('invalid-request', 'tele.vfovDeg'))).toEqual({ teleV: 'wrong' })
    expect(faultsIn(problem('invalid-request', 'ownerUnitId'))).toEqual({})
    expect(faultsIn(new Error('other'))).toEqual({})
  })

  test('has words for every fault it can tell', () => {
    for (const field of Object.keys(lenses.field)) expect(lenses.fault).toHaveProperty(field)
  })
})

describe('a change', () => {
  test('is nothing when nothing is', () => {
    expect(changeOf(lens, draftOf(lens))).toEqual({})
  })

  test('is what was written otherwise, and nothing else', () => {
    const draft = { ...draftOf(lens), widthPx: '1280', source: 'mätt på plats' }
    expect(changeOf(lens, draft)).toEqual({ widthPx: 1280, source: 'mätt på plats' })
    expect(changeOf(lens, { ...draftOf(lens), hasLight: false })).toEqual({ infraredM: null })
  })
})
