import type { Plan } from '../../geodata/model/plan.ts'
import type { Classification } from '../../geodata/model/record.ts'
import { noHistory } from '../../geodata/placement/history.ts'
import { ApiProblem } from '../api/http.ts'
import { lastEditor, readPlan } from '../api/plans.ts'
import type { Release } from '../api/release.ts'
import { here } from './municipality.ts'
import { openPlan, planning, receivePlan } from './plan.ts'
import { samePlacements } from './plan-kept.ts'
import { addPlan, editPlan, showPlan, standPlan, widenPlan } from './plans.ts'

const QUIET_MS = 800
const TRY_AGAIN_MS = 5_000

let timer = 0
let running: Promise<unknown> = Promise.resolve()

/** Runs one write to the open plan after the other: each starts from the version before it. */
const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
  const next = running.then(write, write)
  running = next.catch(() => undefined)
  return next
}

const later = (ms: number) => {
  clearTimeout(timer)
  timer = window.setTimeout(() => void inTurn(save), ms)
}

/** Saves the open plan by itself once it has been quiet for a moment. Called once. */
export function startSaving(): void {
  planning.subscribe((now, before) => {
    if (now.save === 'waiting' && (now.draft !== before.draft || before.save !== 'waiting'))
      later(QUIET_MS)
  })
  window.addEventListener('online', () => void inTurn(save))
  window.addEventListener('beforeunload', () => {
    if (planning.getState().save === 'waiting') void inTurn(save)
  })
}

/** Saves now, without waiting for quiet. Resolves when the server has answered. */
export const saveNow = (): Promise<void> => {
  clearTimeout(timer)
  return inTurn(save)
}

async function save(): Promise<void> {
  const { plan, draft, save: state, conflict } = planning.getState()
  if (!plan || !draft || conflict || state === 'saved') return
  const sent = draft.placements
  if (samePlacements(sent, plan.placements)) {
    receivePlan(plan, { save: 'saved' })
    return
  }
  receivePlan(plan, { save: 'saving' })
  try {
    const saved = await editPlan(plan, { placements: [...sent] })
    const changed = planning.getState().draft?.placements !== sent
    receivePlan(saved, { save: changed ? 'waiting' : 'saved' })
    if (changed) later(QUIET_MS)
  } catch (problem) {
    await fail(plan, problem)
  }
}

async function fail(plan: Plan, problem: unknown): Promise<void> {
  if (!(problem instanceof ApiProblem)) throw problem
  if (problem.status === 412 && problem.current) {
    const theirs = readPlan(problem.current as Parameters<typeof readPlan>[0])
    receivePlan(plan, { save: 'waiting', conflict: { theirs, who: null } })
    const who = await lastEditor(here.getState().municipality!.code, plan.id).catch(() => null)
    if (planning.getState().conflict) receivePlan(plan, { conflict: { theirs, who } })
  } else if (problem.code === 'offline' || problem.status >= 500) {
    receivePlan(plan, { save: 'offline' })
    later(TRY_AGAIN_MS)
  } else receivePlan(plan, { save: 'refused' })
}

/** Gives the open plan another name. @throws {ApiProblem} */
export const renameOpenPlan = (name: string): Promise<void> =>
  inTurn(async () => {
    await save()
    const { plan } = planning.getState()
    if (plan) receivePlan(await editPlan(plan, { name }))
  })

/** Lets more see the open plan, once all of it is saved. @throws {ApiProblem} */
export const widenOpenPlan = (to: Release): Promise<void> =>
  inTurn(async () => {
    await save()
    const { plan } = planning.getState()
    if (plan) receivePlan(await widenPlan(plan, to))
  })

/** Lets fewer see the open plan. @throws {ApiProblem} */
export const narrowOpenPlan = (classification: Classification): Promise<void> =>
  inTurn(async () => {
    await save()
    const { plan } = planning.getState()
    if (plan) receivePlan(await editPlan(plan, { classification }))
  })

/** In a conflict: what the other saved is replaced by one's own work. */
export function keepMine(): Promise<void> {
  const { conflict } = planning.getState()
  if (!conflict) return Promise.resolve()
  receivePlan(conflict.theirs, { conflict: null, save: 'waiting' })
  return saveNow()
}

/** In a conflict: one's own work is let go, and with it its steps. */
export function takeTheirs(): void {
  const { conflict } = planning.getState()
  if (!conflict) return
  const draft = { placements: conflict.theirs.placements, history: noHistory }
  showPlan(conflict.theirs)
  receivePlan(conflict.theirs, { conflict: null, save: 'saved', draft })
}

/** In a conflict: one's own work becomes a plan of its own, which opens. @throws {ApiProblem} */
export async function keepBoth(name: string): Promise<void> {
  const { conflict, draft } = planning.getState()
  if (!conflict || !draft) return
  const copy = await addPlan({ name, placements: draft.placements })
  takeTheirs()
  openPlan(copy.id)
}

/**
 * Makes one's own part of the open plan stand, once all of it is saved.
 *
 * @returns the plan, still a draft where somebody else's part is left; null when none is open
 * @throws {ApiProblem} 412 when stale
 */
export const carryOutOpenPlan = (deed: { at: Date; decision: string }): Promise<Plan | null> =>
  inTurn(async () => {
    await save()
    const { plan, save: state } = planning.getState()
    if (!plan) return null
    if (state !== 'saved')
      throw new ApiProblem({ status: 0, code: 'offline', message: 'The plan is not saved yet' })
    const done = await standPlan(plan, deed)
    receivePlan(done, { draft: { placements: done.placements, history: noHistory } })
    return done
  })
