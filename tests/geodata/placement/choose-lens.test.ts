import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInLenses } from '../../../geodata/data/lenses.ts'
import { placement as anyPlacement } from '../../../geodata/model/camera.ts'
import type { LensFacts } from '../../../geodata/model/lens.ts'
import { canBeOf, viewAt, withLens } from '../../../geodata/placement/choose-lens.ts'
import { turn } from '../../../geodata/units.ts'
import { aim, anAim, placement } from './placements.ts'

const aLens = fc.constantFrom(...builtInLenses)
const reach = { fromDeg: 10, sweepDeg: 90, tiltDeg: 30, rangeM: 80 }
const aPlacement = fc
  .record({
    aims: fc.array(anAim, { minLength: 1, maxLength: 5 }),
    reach: fc.constantFrom(null, reach),
    night: fc.constantFrom(
      null,
      { by: 'infrared', rangeM: 12 } as const,
      { by: 'street-light', rangeM: 25 } as const,
    ),
  })
  .map((part) => placement('01a20770-751a-7768-8412-f5f281ccac0f', part))
const aChoice = fc
  .tuple(aPlacement, aLens, fc.nat(9))
  .map(([before, lens, n]) => [before, lens, n % before.aims.length] as const)

const zoom: LensFacts = {
  ...{ maker: 'Kameraverket', model: 'Öga 4', widthPx: 3840, heightPx: 2160, source: '' },
  ...{ wide: { hfovDeg: 100, vfovDeg: 53 }, tele: { hfovDeg: 36, vfovDeg: 20 } },
  ...{ projection: 'rectilinear', sensors: 1, turns: null, infraredM: null },
}

describe('what a lens takes in', () => {
  const width = fc.double({ min: 1, max: 360, noNaN: true })

  test('is never more than its wide end, nor less than its narrow one', () => {
    fc.assert(
      fc.property(aLens, width, (lens, deg) => {
        const { hfovDeg, vfovDeg } = viewAt(lens, deg)
        const narrow = lens.tele ?? lens.wide
        expect(hfovDeg).toBeGreaterThanOrEqual(narrow.hfovDeg)
        expect(hfovDeg).toBeLessThanOrEqual(lens.wide.hfovDeg)
        expect(vfovDeg).toBeGreaterThanOrEqual(narrow.vfovDeg - 0.1)
        expect(vfovDeg).toBeLessThanOrEqual(lens.wide.vfovDeg)
      }),
    )
  })

  test('is lower when it is narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36, max: 99 }), (deg) => {
        expect(viewAt(zoom, deg).vfovDeg).toBeLessThan(viewAt(zoom, deg + 1).vfovDeg)
      }),
    )
  })

  test('is what the maker says at the ends, and at the wide end where it does not reach', () => {
    expect(viewAt(zoom, 100)).toEqual(zoom.wide)
    expect(viewAt(zoom, 36)).toEqual(zoom.tele)
    expect(viewAt(zoom, 68)).toEqual({ hfovDeg: 68, vfovDeg: 36.5 })
    for (const deg of [35.9, 100.1, 360]) expect(viewAt(zoom, deg)).toEqual(zoom.wide)
    expect(viewAt({ ...zoom, tele: null }, 60)).toEqual(zoom.wide)
  })
})

describe('a camera given a model', () => {
  test('stays one that a plan accepts, and is of that model', () => {
    fc.assert(
      fc.property(aChoice, ([before, lens, i]) => {
        const after = withLens({ ...before, cameraId: null, deploymentId: null }, i, lens)
        expect(anyPlacement.safeParse(after).error).toBeUndefined()
        expect(canBeOf(after, Math.min(i, after.aims.length - 1), lens)).toBe(true)
      }),
    )
  })

  test('is given nothing more by being given it again', () => {
    fc.assert(
      fc.property(aChoice, ([before, lens, i]) => {
        const once = withLens(before, i, lens)
        expect(withLens(once, Math.min(i, once.aims.length - 1), lens)).toEqual(once)
      }),
    )
  })

  test('is held, stands and counts as before, and says who states its optics', () => {
    fc.assert(
      fc.property(aChoice, ([before, lens, i]) => {
        const after = withLens(before, i, lens)
        const held = lens.sensors > 1 || !lens.turns ? 0 : i
        const from = lens.sensors > 1 ? 0 : i
        for (const field of ['headingDeg', 'tiltDeg', 'rangeM', 'preset'] as const)
          expect(after.aims[held]![field]).toBe(before.aims[from]![field])
        expect(after.position).toEqual(before.position)
        expect(after.mountHeightM).toBe(before.mountHeightM)
        expect(after.provenance).toEqual({ ...before.provenance, optics: 'tagged' })
      }),
    )
  })

  test('of one sensor, has the active aim alone; of one that turns, every preset is seen through it', () => {
    fc.assert(
      fc.property(aChoice, ([before, lens, i]) => {
        fc.pre(lens.sensors === 1)
        const { aims } = withLens(before, i, lens)
        const held = lens.turns ? before.aims : [before.aims[i]!]
        expect(aims.map(({ headingDeg }) => headingDeg)).toEqual(
          held.map(({ headingDeg }) => headingDeg),
        )
        for (const aim of aims)
          expect(aim).toMatchObject({ widthPx: lens.widthPx, projection: lens.projection })
      }),
    )
  })

  test('of several, looks evenly round from where the first one looked', () => {
    fc.assert(
      fc.property(aChoice, fc.integer({ min: 2, max: 16 }), ([before, lens, i], sensors) => {
        const { aims } = withLens(before, i, { ...lens, sensors })
        expect(aims).toHaveLength(sensors)
        expect(aims[0]!.headingDeg).toBe(before.aims[0]!.headingDeg)
        for (const [k, { headingDeg }] of aims.entries()) {
          const next = aims[(k + 1) % sensors]!.headingDeg
          const step = (turn(headingDeg, next) + 360) % 360
          expect(Math.abs(step - 360 / sensors)).toBeLessThan(0.11)
        }
      }),
    )
  })

  test('that turns has a reach, and one that does not has none', () => {
    const turning = { ...zoom, turns: { panDeg: 180, lowestTiltDeg: 80 } }
    const still = placement('a', { aims: [{ ...aim, headingDeg: 30 }] })
    const turned = withLens(still, 0, turning)
    expect(turned.reach).toEqual({ fromDeg: 300, sweepDeg: 180, tiltDeg: 80, rangeM: 60 })
    expect(withLens(turned, 0, zoom).reach).toBeNull()
    const unsaid = { ...zoom, turns: { panDeg: 360, lowestTiltDeg: null } }
    expect(withLens(still, 0, unsaid).reach).toMatchObject({ sweepDeg: 360, tiltDeg: aim.tiltDeg })
  })

  test('with a light of its own sees by it; without, by the street’s alone', () => {
    const by = (before: 'infrared' | 'street-light', infraredM: number | null) =>
      withLens(placement('a', { night: { by: before, rangeM: 9 } }), 0, { ...zoom, infraredM })
        .night
    expect(by('street-light', 40)).toEqual({ by: 'infrared', rangeM: 40 })
    expect(by('street-light', null)).toEqual({ by: 'street-light', rangeM: 9 })
    expect(by('infrared', null)).toBeNull()
  })
})

describe('a camera that can be of a model', () => {
  const chosen = withLens(placement('a'), 0, zoom)
  const withAim = (part: object) => ({ ...chosen, aims: [{ ...chosen.aims[0]!, ...part }] })

  test('still can be when it is zoomed or aimed otherwise', () => {
    expect(canBeOf(withAim({ headingDeg: 1, tiltDeg: 2, rangeM: 3 }), 0, zoom)).toBe(true)
    expect(canBeOf(withAim({ hfovDeg: 40, vfovDeg: 23 }), 0, zoom)).toBe(true)
  })

  test('cannot when it shows what the lens does not', () => {
    expect(canBeOf(withAim({ hfovDeg: 101 }), 0, zoom)).toBe(false)
    expect(canBeOf(withAim({ vfovDeg: 19 }), 0, zoom)).toBe(false)
    expect(canBeOf(withAim({ widthPx: 1920 }), 0, zoom)).toBe(false)
    expect(canBeOf(chosen, 0, { ...zoom, sensors: 4 })).toBe(false)
    expect(canBeOf(placement('a'), 0, zoom)).toBe(false)
  })
})
