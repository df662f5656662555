import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Classification, classification } from '../../../geodata/model/record.ts'
import { reaches } from '../../../geodata/privacy/extent.ts'
import {
  isBlind,
  isWider,
  NO_SIGHT,
  narrowest,
  type Sight,
  sees,
} from '../../../geodata/privacy/sight.ts'

const classes = classification.options
const one = fc.constantFrom(...classes)
const id = fc.constantFrom('a', 'b', 'c')
const record = fc.record({
  ...{ classification: one, ownerUnitId: id, createdBy: fc.option(id) },
})
const sight: fc.Arbitrary<Sight> = fc.record({
  ...{ classifications: fc.subarray(classes), unitId: fc.option(id), personId: fc.option(id) },
})

describe('what somebody sees', () => {
  test('is nothing without a way to see it', () => {
    expect(isBlind(NO_SIGHT)).toBe(true)
    fc.assert(fc.property(record, (of) => !sees(NO_SIGHT, of)))
  })

  test('grows with each way, and never shrinks', () => {
    fc.assert(
      fc.property(sight, record, one, (seen, of, more) => {
        const wider = { ...seen, classifications: [...seen.classifications, more] }
        return !sees(seen, of) || sees(wider, of)
      }),
    )
  })

  test('is always what one’s own unit owns', () => {
    fc.assert(
      fc.property(sight, record, (seen, of) => sees({ ...seen, unitId: of.ownerUnitId }, of)),
    )
  })
})

describe('classifications', () => {
  test('stand in one order, from own to public', () => {
    const order: Classification[] = ['own', 'police', 'authorities', 'internal', 'public']
    for (const [i, before] of order.entries())
      for (const [j, after] of order.entries()) expect(isWider(after, before)).toBe(j > i)
  })

  test('the narrowest of some lets nobody see who could not see each', () => {
    fc.assert(
      fc.property(one, fc.array(one), (first, rest) => {
        const narrow = narrowest(first, ...rest)
        expect([first, ...rest]).toContain(narrow)
        for (const other of [first, ...rest]) expect(isWider(narrow, other)).toBe(false)
      }),
    )
  })
})

describe('what a right reaches', () => {
  test('a wider extent reaches all that a narrower one does', () => {
    const who = fc.record({ personId: id, unitId: fc.option(id), unitIds: fc.subarray(['a', 'b']) })
    fc.assert(
      fc.property(who, record, (viewer, of) => {
        const unit = viewer.unitId === null ? [] : [viewer.unitId]
        const belonging = { ...viewer, unitIds: [...viewer.unitIds, ...unit] }
        const order = ['unit', 'organisation', 'shared', 'seen'] as const
        const reached = order.map((extent) => reaches(extent, belonging, of))
        expect(reached).toEqual(reached.toSorted())
      }),
    )
  })

  test('in projector mode nothing is one’s own', () => {
    const nobody = { personId: 'p', unitId: null, unitIds: [] }
    const of = { ownerUnitId: 'a', classification: 'own', createdBy: null } as const
    for (const extent of ['mine', 'unit', 'organisation', 'shared'] as const)
      expect(reaches(extent, nobody, of)).toBe(false)
  })
})
