import { beforeEach, expect, test } from 'vitest'
import type { Municipality } from '../../../geodata/model/municipality.ts'
import type { Plan } from '../../../geodata/model/plan.ts'
import { noHistory } from '../../../geodata/placement/history.ts'
import { here } from '../../../web/state/municipality.ts'
import {
  actInPlan,
  canEdit,
  isDraft,
  isUntouched,
  planning,
  undoInPlan,
} from '../../../web/state/plan.ts'
import { session } from '../../../web/state/session.ts'
import { placement } from '../../geodata/placement/placements.ts'
import { somebody } from '../people.ts'

const at = new Date('2026-11-23')
const plan: Plan = {
  ...{ id: 'p', version: 1, ownerUnitId: 'security', classification: 'own' },
  ...{ createdAt: at, updatedAt: at, name: 'Förslag A', notes: '' },
  ...{ placements: [], state: 'draft', carriedOutAt: null },
}
// No camera stands today: a plan without any is like today.
const open = (part: Partial<Plan> = {}) => {
  const opened = { ...plan, ...part }
  const draft = { placements: opened.placements, history: noHistory }
  planning.setState({ id: opened.id, plan: opened, draft, live: null })
}
const town = { code: '2182' } as Municipality // nothing else of it is asked for here
beforeEach(() => {
  planning.setState({ id: null, plan: null, draft: null, live: null })
  here.setState({ municipality: town })
  session.setState({ person: somebody() })
})

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

test('a plan is edited by whoever may change it, and by nobody in projector mode', () => {
  open()
  expect(canEdit(planning.getState())).toBe(true)
  session.setState({ person: somebody({ viewAs: 'member', unitIds: [] }) })
  expect(canEdit(planning.getState())).toBe(false)
  expect(isDraft(planning.getState())).toBe(true)
  const edit = { kind: 'add', placement: placement('a'), at: 0 } as const
  actInPlan({ verb: 'add', subject: 'Kamera a', edit })
  expect(planning.getState().draft?.placements).toEqual([])

  session.setState({ person: somebody() })
  open({ ownerUnitId: 'lpo', classification: 'police' })
  expect(canEdit(planning.getState())).toBe(false)
})
