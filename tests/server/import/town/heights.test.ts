import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildingHeight, buildingUse, parseMetres } from '../../../../server/import/town/heights.ts'

describe('parseMetres', () => {
  test.each([
    ['12', 12],
    ['12 m', 12],
    ['12m', 12],
    ['12,5', 12.5],
    ['12.5 meter', 12.5],
    [' 7 ', 7],
    ['40 ft', 12.192],
    [`6'6"`, 1.981],
  ])('%s', (text, metres) => expect(parseMetres(text)).toBe(metres))

  test.each([undefined, '', 'hög', '10-12', '-3', '0', '501', '1e3', '12;14', 'm'])(
    'not %s',
    (text) => expect(parseMetres(text)).toBeUndefined(),
  )

  test('reads back any plausible number, with point or comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (cm) => {
        const text = (cm / 100).toFixed(2)
        expect(parseMetres(text)).toBe(cm / 100)
        expect(parseMetres(`${text.replace('.', ',')} m`)).toBe(cm / 100)
      }),
    )
  })
})

describe('buildingHeight', () => {
  test.each([
    [{ building: 'house', height: '9', 'building:levels': '2' }, 9, 'tagged'],
    [{ building: 'house', height: 'hög', 'building:levels': '2' }, 6, 'levels'],
    [{ building: 'house', 'building:levels': '2,5' }, 7.5, 'levels'],
    [{ building: 'house', 'building:levels': '0' }, 6, 'estimated'],
    [{ building: 'house', 'building:levels': '1;2' }, 6, 'estimated'],
    [{ building: 'apartments' }, 12, 'estimated'],
    [{ building: 'church' }, 18, 'estimated'],
    [{ building: 'garage' }, 3, 'estimated'],
    [{ building: 'shed' }, 3, 'estimated'],
    [{ building: 'yes' }, 6, 'estimated'],
    [{ building: 'yes', amenity: 'place_of_worship' }, 18, 'estimated'],
    [{ building: 'constructor' }, 6, 'estimated'],
  ])('%j', (tags, heightM, heightSource) =>
    expect(buildingHeight(tags as Record<string, string>)).toEqual({ heightM, heightSource }),
  )
})

test('what a building is used as', () => {
  expect(buildingUse({ building: 'apartments' })).toBe('apartments')
  expect(buildingUse({ building: 'yes' })).toBe('')
  expect(buildingUse({ building: 'yes', amenity: 'library' })).toBe('library')
  expect(buildingUse({ building: 'x'.repeat(100) })).toHaveLength(60)
})
