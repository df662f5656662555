import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aim } from '../../../../geodata/model/camera.ts'
import { camerasOf, sectorsOf } from '../../../../server/import/town/cameras.ts'

const camera = (tags: Record<string, string>) =>
  camerasOf({
    id: 'node/1',
    tags: { man_made: 'surveillance', ...tags },
    geometry: { type: 'Point', coordinates: [17, 61] },
  })[0]

describe('sectorsOf', () => {
  test.each([
    ['90', [{ headingDeg: 90 }]],
    ['N', [{ headingDeg: 0 }]],
    ['nnw', [{ headingDeg: 337.5 }]],
    ['360', [{ headingDeg: 0 }]],
    ['112,5°', [{ headingDeg: 112.5 }]],
    ['90-120', [{ headingDeg: 105, widthDeg: 30 }]],
    ['E-W', [{ headingDeg: 180, widthDeg: 180 }]],
    ['W-E', [{ headingDeg: 0, widthDeg: 180 }]],
    ['350-10', [{ headingDeg: 0, widthDeg: 20 }]],
    ['0-360', [{ headingDeg: 0, widthDeg: 360 }]],
    ['0-359', [{ headingDeg: 0, widthDeg: 360 }]],
    ['90;270', [{ headingDeg: 90 }, { headingDeg: 270 }]],
    ['90;torget', [{ headingDeg: 90 }]],
  ])('%s', (text, sectors) => expect(sectorsOf(text)).toEqual(sectors))

  test.each([undefined, '', 'torget', '361', 'forward', '-'])('%s says nothing', (text) =>
    expect(sectorsOf(text)).toEqual([]),
  )
})

describe('a camera', () => {
  test('without tags has usual values, all marked as estimates', () => {
    expect(camera({})).toEqual({
      name: 'Kamera node/1',
      kind: 'fixed',
      indoor: false,
      model: '',
      position: [17, 61],
      mountHeightM: 4,
      aims: [
        {
          preset: '',
          headingDeg: 0,
          tiltDeg: 25,
          hfovDeg: 90,
          vfovDeg: 60,
          rangeM: 50,
          widthPx: 1920,
          projection: 'rectilinear',
        },
      ],
      provenance: { height: 'estimated', aim: 'estimated', optics: 'estimated' },
      externalId: 'node/1',
    })
  })

  test('that is a dome looks all round; one on a roof hangs higher', () => {
    expect(camera({ 'camera:type': 'dome', 'camera:mount': 'roof' })).toMatchObject({
      mountHeightM: 8,
      aims: [{ hfovDeg: 360 }],
      provenance: { optics: 'estimated' },
    })
  })

  test('with a tagged range sees that range', () => {
    const tags = { 'camera:type': 'panning', 'camera:direction': '90-270', direction: '5' }
    expect(camera(tags)).toMatchObject({
      aims: [{ headingDeg: 180, hfovDeg: 180 }],
      provenance: { aim: 'tagged', optics: 'tagged' },
    })
  })

  test('with several directions has several aims', () => {
    expect(camera({ direction: 'N;E;S' })?.aims.map(({ headingDeg }) => headingDeg)).toEqual([
      0, 90, 180,
    ])
  })

  test('keeps its name, or its reference, and its make', () => {
    expect(camera({ name: 'Torget', ref: '7' })?.name).toBe('Torget')
    expect(camera({ ref: '7', manufacturer: 'Axis', model: 'P3' })).toMatchObject({
      name: 'Kamera 7',
      model: 'Axis P3',
    })
  })

  test.each([{ surveillance: 'indoor' }, { indoor: 'yes' }])('indoors: %j', (tags) =>
    expect(camera(tags as Record<string, string>)?.indoor).toBe(true),
  )

  test('at an impossible height gets the usual one', () => {
    expect(camera({ height: '400' })).toMatchObject({
      mountHeightM: 4,
      provenance: { height: 'estimated' },
    })
  })

  test('always has aims that can be kept, whatever is tagged', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (direction, angle) => {
        const made = camera({ direction, 'camera:angle': angle })
        expect(made?.aims.length).toBeGreaterThan(0)
        for (const one of made?.aims ?? []) aim.parse(one)
      }),
    )
    const number = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(number, number, (from, to) => {
        for (const one of camera({ direction: `${from}-${to}` })?.aims ?? []) aim.parse(one)
      }),
    )
  })
})

test('guards and other things are no cameras', () => {
  expect(camera({ 'surveillance:type': 'guard' })).toBeUndefined()
  expect(camera({ man_made: 'mast' })).toBeUndefined()
})
