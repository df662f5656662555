import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  act,
  type Deed,
  type Draft,
  MOST_STEPS,
  noHistory,
  redo,
  undo,
} from '../../../geodata/placement/history.ts'
import { placement } from './placements.ts'

const start: Draft = { placements: [placement('1'), placement('2')], history: noHistory }

const raised = (id: string, mountHeightM: number, atMs: number): Deed => ({
  verb: 'raise',
  subject: `Kamera ${id}`,
  edit: { kind: 'change', to: placement(id, { mountHeightM }) },
  atMs,
})

const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .tuple(fc.constantFrom('1', '2'), fc.integer({ min: 2, max: 9 }), fc.nat(5_000))
    .map(([id, heightM, atMs]) => raised(id, heightM, atMs)),
  fc.uuid().map((id) => ({
    verb: 'add' as const,
    subject: id,
    edit: { kind: 'add' as const, placement: placement(id), at: 1 },
    atMs: 0,
  })),
  fc.constantFrom('1', '2').map((id) => ({
    verb: 'remove' as const,
    subject: id,
    edit: { kind: 'remove' as const, id },
    atMs: 0,
  })),
)
const times = (n: number, step: (draft: Draft) => Draft, draft: Draft) =>
  Array.from({ length: n }).reduce<Draft>(step, draft)

describe('history', () => {
  test('taking everything back is where it began; doing it all again is where it ended', () => {
    fc.assert(
      fc.property(fc.array(aDeed, { maxLength: 40 }), (deeds) => {
        const done = deeds.reduce(act, start)
        const steps = done.history.past.length
        const undone = times(steps, undo, done)
        expect(undone.placements).toEqual(start.placements)
        expect(times(steps, redo, undone)).toEqual(done)
      }),
    )
  })

  test('a hundred steps and more can be taken back', () => {
    const deeds = Array.from({ length: 150 }, (_, i) => raised('1', 1 + (i % 50), i * 10_000))
    const done = deeds.reduce(act, start)
    expect(done.history.past).toHaveLength(150)
    expect(times(150, undo, done).placements).toEqual(start.placements)
  })

  test('the oldest steps are forgotten beyond the limit', () => {
    const deeds = Array.from({ length: MOST_STEPS + 5 }, (_, i) =>
      raised('1', 1 + (i % 50), i * 10_000),
    )
    expect(deeds.reduce(act, start).history.past).toHaveLength(MOST_STEPS)
  })

  test('key presses that follow close make one step, later ones another', () => {
    const quick = [raised('1', 5, 0), raised('1', 6, 300), raised('1', 7, 600)].reduce(act, start)
    expect(quick.history.past).toHaveLength(1)
    expect(undo(quick).placements).toEqual(start.placements)
    expect(act(quick, raised('1', 8, 9_000)).history.past).toHaveLength(2)
    expect(act(quick, raised('2', 8, 700)).history.past).toHaveLength(2)
  })

  test('something new forgets what was taken back', () => {
    const done = act(act(start, raised('1', 5, 0)), raised('1', 6, 10_000))
    const branched = act(undo(done), raised('2', 3, 10_100))
    expect(branched.history.future).toEqual([])
    expect(redo(branched)).toEqual(branched)
  })
})
