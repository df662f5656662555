import { createStore } from 'zustand/vanilla'
import type { Placement } from '../../geodata/model/camera.ts'
import type { Plan } from '../../geodata/model/plan.ts'
import { act, type Deed, type Draft, redo, undo } from '../../geodata/placement/history.ts'
import { standingPlacements } from '../../geodata/placement/today.ts'
import { getPlan } from '../api/plans.ts'
import { register } from './cameras.ts'
import { mayNow } from './may.ts'
import { here } from './municipality.ts'
import { ownStorage } from './own-storage.ts'
import { keepDraft, keptDraftOf, openDraft, samePlacements } from './plan-kept.ts'

/** Whether the server has all of the draft; `refused` will not be tried again by itself. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused'

export type Planning = {
  /** The plan that is open, as the address says; null is today. */
  id: string | null
  /** The plan as the server has it; null until it is here. */
  plan: Plan | null
  draft: Draft | null
  /** The camera in the hand, before it is let go. */
  live: Placement | null
  save: SaveState
  /** Somebody else saved the plan meanwhile. */
  conflict: { theirs: Plan; who: string | null } | null
  /** The plan of the address could not be had. */
  missing: boolean
}

const today: Planning = {
  id: null,
  plan: null,
  draft: null,
  live: null,
  save: 'saved',
  conflict: null,
  missing: false,
}

export const planning = createStore<Planning>(() => today)

/** Opens a plan, or goes back to today with null. */
export const openPlan = (id: string | null): void => {
  if (planning.getState().id !== id) planning.setState({ ...today, id })
}

/** The placements of the open plan with the camera in the hand; null is today. */
export function placementsNow({ draft, live }: Planning): readonly Placement[] | null {
  if (!draft) return null
  return live ? draft.placements.map((one) => (one.id === live.id ? live : one)) : draft.placements
}

/** Whether the open plan has not been carried out, or not all of it. */
export const isDraft = ({ plan, draft }: Planning): boolean =>
  plan?.state === 'draft' && draft !== null

/** Whether cameras can be moved: in such a plan, by whoever may change it. */
export const canEdit = (state: Planning): boolean =>
  isDraft(state) && mayNow().to('change', 'plan', state.plan!)

/** Whether the open plan has been carried out: it is looked at, not held against today. */
export const isPast = ({ plan }: Planning): boolean => plan?.state === 'carried-out'

/** Whether the open plan is new and nothing has been done in it: another would be its twin. */
export function isUntouched(): boolean {
  const state = planning.getState()
  if (!canEdit(state) || state.plan!.version > 1) return false
  const { cameras, deployments, now } = register.getState()
  const today = standingPlacements(cameras, deployments, now)
  const { past, future } = state.draft!.history
  return past.length + future.length === 0 && samePlacements(today, state.draft!.placements)
}

/** Does something in the open plan, so that it can be taken back. */
export function actInPlan(deed: Omit<Deed, 'atMs'>): void {
  const state = planning.getState()
  if (!canEdit(state)) return
  take(act(state.draft!, { ...deed, atMs: Date.now() }))
}

/** Takes back the latest step of the open plan. */
export const undoInPlan = () => travel(undo)
/** Does again what was taken back last. */
export const redoInPlan = () => travel(redo)

function travel(step: (draft: Draft) => Draft): void {
  const state = planning.getState()
  if (canEdit(state)) take(step(state.draft!))
}

function take(draft: Draft): void {
  const { draft: before, save } = planning.getState()
  if (draft === before) return
  const changed = draft.placements !== before!.placements
  planning.setState({ draft, live: null, save: changed ? 'waiting' : save })
}

/** Holds a camera as the hand has it now: seen and counted at once, a step only when let go. */
export const holdCamera = (live: Placement): void => {
  if (canEdit(planning.getState())) planning.setState({ live })
}

/** Lets go of the camera in the hand where it is. */
export function letGo(verb: Deed['verb']): void {
  const { live } = planning.getState()
  if (live) actInPlan({ verb, subject: live.name, edit: { kind: 'change', to: live } })
}

/** Puts the camera in the hand back where it was taken. */
export const putBack = (): void => planning.setState({ live: null })

/** Takes in the server's form of the open plan, and perhaps a draft to go on from. */
export function receivePlan(plan: Plan, part: Partial<Planning> = {}): void {
  if (planning.getState().id === plan.id) planning.setState({ plan, missing: false, ...part })
}

async function load(id: string, municipality: string): Promise<void> {
  try {
    const plan = await getPlan(municipality, id)
    // Whoever may not change it has nothing of their own to go on from.
    const kept = mayNow().to('change', 'plan', plan) ? keptDraftOf(ownStorage(), id) : null
    const { kind, draft } = openDraft(plan, kept)
    receivePlan(plan, {
      draft,
      save: kind === 'clean' ? 'saved' : 'waiting',
      conflict: kind === 'conflict' ? { theirs: plan, who: null } : null,
    })
  } catch {
    if (planning.getState().id === id) planning.setState({ missing: true })
  }
}

/** Fetches the plan that the address or the list asks for, and keeps its draft in this browser. */
export function startPlanning(): void {
  let asked: string | null = null
  const follow = () => {
    const { id, plan } = planning.getState()
    const code = here.getState().municipality?.code
    if (id === null) asked = null
    if (id === null || plan || !code || asked === id) return
    asked = id
    void load(id, code)
  }
  planning.subscribe(follow)
  here.subscribe((now, before) => {
    if (before.municipality && now.municipality?.code !== before.municipality.code) openPlan(null)
    follow()
  })
  follow()
  keepDrafts()
}

const KEEP_AFTER_MS = 200

/** Writes the draft to this browser soon after each change, and before the page goes. */
function keepDrafts(): void {
  let timer = 0
  const keep = () => {
    clearTimeout(timer)
    timer = 0
    const { plan, draft, save, conflict } = planning.getState()
    if (!canEdit(planning.getState())) return
    // While two versions stand against each other, what is kept has to say which it came from.
    if (!plan || !draft || conflict) return
    const unsaved = save !== 'saved'
    keepDraft(ownStorage(), plan.id, { ...draft, version: plan.version, unsaved })
  }
  planning.subscribe((now, before) => {
    if (now.id !== before.id && timer) clearTimeout(timer)
    if (now.draft === before.draft && now.plan === before.plan && now.save === before.save) return
    if (!timer) timer = window.setTimeout(keep, KEEP_AFTER_MS)
  })
  window.addEventListener('pagehide', () => timer && keep())
}
