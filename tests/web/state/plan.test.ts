import { beforeEach, expect, test } from 'vitest'
import type { Plan } from '../../../geodata/model/plan.ts'
import { noHistory } from '../../../geodata/placement/history.ts'
import { actInPlan, isUntouched, planning, undoInPlan } from '../../../web/state/plan.ts'
import { placement } from '../../geodata/placement/placements.ts'

const at = new Date('2026-11-23')
const plan: Plan = {
  ...{ id: 'p', version: 1, ownerUnitId: 'unit', classification: 'own' },
  ...{ createdAt: at, updatedAt: at, name: 'Förslag A', notes: '' },
  ...{ placements: [], state: 'draft', carriedOutAt: null },
}
// No camera stands today: a plan without any is like today.
const open = (part: Partial<Plan> = {}) => {
  const opened = { ...plan, ...part }
  const draft = { placements: opened.placements, history: noHistory }
  planning.setState({ id: opened.id, plan: opened, draft, live: null })
}
beforeEach(() => planning.setState({ id: null, plan: null, draft: null, live: null }))

test('a plan is untouched until something is done in it, also when that is taken back', () => {
  expect(isUntouched()).toBe(false)
  open()
  expect(isUntouched()).toBe(true)
  const edit = { kind: 'add', placement: placement('a'), at: 0 } as const
  actInPlan({ verb: 'add', subject: 'Kamera a', edit })
  expect(isUntouched()).toBe(false)
  undoInPlan()
  expect(isUntouched()).toBe(false)
})

test('one that was saved again, is carried out or differs from today is not untouched', () => {
  for (const part of [
    { version: 2 },
    { state: 'carried-out', carriedOutAt: at },
    { placements: [placement('a')] },
  ] as const) {
    open({ ...part, placements: 'placements' in part ? [...part.placements] : [] })
    expect(isUntouched()).toBe(false)
  }
})
