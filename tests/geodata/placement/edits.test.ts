import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, type Edit } from '../../../geodata/placement/edits.ts'
import { placement, somePlacements } from './placements.ts'

const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    placement: fc.integer({ min: 21, max: 40 }).map((id) => placement(String(id))),
    at: fc.integer({ min: -2, max: 12 }),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    id: fc.integer({ min: 0, max: 20 }).map(String),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    to: fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 2, max: 9 }))
      .map(([id, mountHeightM]) => placement(String(id), { mountHeightM })),
  }),
)

describe('applyEdit', () => {
  test('an edit and its inverse leave everything as it was, order included', () => {
    fc.assert(
      fc.property(somePlacements, anEdit, (before, edit) => {
        const done = applyEdit(before, edit)
        expect(applyEdit(done.placements, done.inverse).placements).toEqual(before)
      }),
    )
  })

  test('the inverse of the inverse does the edit again', () => {
    fc.assert(
      fc.property(somePlacements, anEdit, (before, edit) => {
        const done = applyEdit(before, edit)
        const undone = applyEdit(done.placements, done.inverse)
        expect(applyEdit(undone.placements, undone.inverse).placements).toEqual(done.placements)
      }),
    )
  })

  test('what is not there cannot be changed or removed', () => {
    const before = [placement('1')]
    expect(applyEdit(before, { kind: 'remove', id: '2' }).placements).toBe(before)
    expect(applyEdit(before, { kind: 'change', to: placement('2') }).placements).toBe(before)
  })
})
