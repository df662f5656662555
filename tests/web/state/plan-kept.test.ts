import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../geodata/model/plan.ts'
import { act, type Draft, noHistory, undo } from '../../../geodata/placement/history.ts'
import {
  forgetDraft,
  type KeptDraft,
  keepDraft,
  keptDraftOf,
  openDraft,
  samePlacements,
} from '../../../web/state/plan-kept.ts'
import { placement } from '../../geodata/placement/placements.ts'

const ids = [
  '0198f3a0-0000-7000-8000-000000000001',
  '0198f3a0-0000-7000-8000-000000000002',
] as const
const one = placement(ids[0], { cameraId: ids[0] })
const other = placement(ids[1], { cameraId: null, deploymentId: null })

const drawer = (room = Number.POSITIVE_INFINITY) => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, text)
    },
    removeItem: (key: string) => void kept.delete(key),
  }
}

const worked: Draft = [5, 6, 7].reduce<Draft>(
  (draft, mountHeightM, i) =>
    act(draft, {
      verb: 'raise',
      subject: one.name,
      edit: { kind: 'change', to: { ...one, mountHeightM } },
      atMs: i * 10_000,
    }),
  { placements: [one, other], history: noHistory },
)
const kept: KeptDraft = { ...undo(worked), version: 3, unsaved: true }

const plan = (version: number, part: Partial<Plan> = {}): Plan => ({
  ...{ id: 'plan', version, ownerUnitId: 'unit', classification: 'own' },
  ...{ createdAt: new Date(0), updatedAt: new Date(0), name: 'Förslag A', notes: '' },
  ...{ placements: [one, other], state: 'draft', carriedOutAt: null },
  ...part,
})

describe('what a browser keeps of a plan', () => {
  test('comes back as it was, steps and all', () => {
    const storage = drawer()
    keepDraft(storage, 'plan', kept)
    expect(keptDraftOf(storage, 'plan')).toEqual(kept)
    expect(keptDraftOf(storage, 'another')).toBeNull()
    forgetDraft(storage, 'plan')
    expect(keptDraftOf(storage, 'plan')).toBeNull()
  })

  test('nonsense in its place is nothing kept, never an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const storage = drawer()
        storage.setItem('tryggkartan.plan.plan', text)
        expect(keptDraftOf(storage, 'plan')).toBeNull()
      }),
    )
    const storage = drawer()
    const broken = { ...kept, placements: [{ ...one, mountHeightM: 'hög' }] }
    storage.setItem('tryggkartan.plan.plan', JSON.stringify(broken))
    expect(keptDraftOf(storage, 'plan')).toBeNull()
  })

  test('a full drawer keeps the work and lets the steps go', () => {
    const storage = drawer(JSON.stringify({ ...kept, history: noHistory }).length)
    keepDraft(storage, 'plan', kept)
    expect(keptDraftOf(storage, 'plan')).toEqual({ ...kept, history: noHistory })
    expect(() => keepDraft(drawer(0), 'plan', kept)).not.toThrow()
  })
})

describe('openDraft', () => {
  test('with nothing kept it is the plan of the server', () => {
    expect(openDraft(plan(3), null)).toEqual({
      kind: 'clean',
      draft: { placements: [one, other], history: noHistory },
    })
  })

  test('work made from the same version goes on', () => {
    const { kind, draft } = openDraft(plan(3), kept)
    expect(kind).toBe('unsaved')
    expect(draft).toEqual({ placements: kept.placements, history: kept.history })
  })

  test('work that was saved without the answer getting here keeps its steps', () => {
    const saved = plan(4, { placements: [...kept.placements] })
    expect(openDraft(saved, kept)).toMatchObject({
      kind: 'clean',
      draft: { history: kept.history },
    })
  })

  test('unsaved work against a newer version is for the user to choose', () => {
    expect(openDraft(plan(4), kept).kind).toBe('conflict')
  })

  test('what was saved gives way to a newer version, with its steps', () => {
    expect(openDraft(plan(4), { ...kept, unsaved: false })).toEqual({
      kind: 'clean',
      draft: { placements: [one, other], history: noHistory },
    })
  })
})

test('placements are the same whatever the order of their fields', () => {
  const turned = Object.fromEntries(Object.entries(one).reverse()) as typeof one
  expect(samePlacements([one], [turned])).toBe(true)
  expect(samePlacements([one], [{ ...one, mountHeightM: 9 }])).toBe(false)
  expect(samePlacements([one, other], [other, one])).toBe(false)
})
