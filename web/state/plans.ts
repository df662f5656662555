import { queryOptions } from '@tanstack/react-query'
import type { Placement } from '../../geodata/model/camera.ts'
import type { NewPlan, Plan } from '../../geodata/model/plan.ts'
import type { Classification } from '../../geodata/model/record.ts'
import { standingPlacements } from '../../geodata/placement/today.ts'
import {
  carryOutPlan,
  createPlan,
  deletePlan,
  listPlans,
  releasePlan,
  updatePlan,
} from '../api/plans.ts'
import type { Release } from '../api/release.ts'
import { register } from './cameras.ts'
import { mayNow } from './may.ts'
import { here } from './municipality.ts'
import { ownStorage } from './own-storage.ts'
import { ownUnitId } from './owner.ts'
import { forgetDraft } from './plan-kept.ts'
import { queryClient } from './queries.ts'

export const plansQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['plans', municipality],
    queryFn: ({ signal }) => listPlans(municipality, signal),
    enabled: () => mayNow().ever('read', 'plan'),
  })

const code = () => here.getState().municipality!.code

const change = (update: (plans: Plan[]) => Plan[]) =>
  queryClient.setQueryData<Plan[]>(plansQuery(code()).queryKey, (plans) => update(plans ?? []))

/** Takes in a newer form of a plan, or one not seen before. */
export const showPlan = (plan: Plan): unknown =>
  change((plans) =>
    plans.some(({ id }) => id === plan.id)
      ? plans.map((one) => (one.id === plan.id ? plan : one))
      : [plan, ...plans],
  )

/** Saves a new plan. Without placements it is a copy of how the cameras stand now. */
export async function addPlan(
  plan: Pick<NewPlan, 'name'> & {
    placements?: readonly Placement[]
    notes?: string
    classification?: Classification
  },
): Promise<Plan> {
  const { cameras, deployments } = register.getState()
  const placements = plan.placements ?? standingPlacements(cameras, deployments, new Date())
  const added = await createPlan(code(), {
    ownerUnitId: ownUnitId(),
    classification: plan.classification ?? 'own',
    name: plan.name,
    notes: plan.notes ?? '',
    placements: [...placements],
  })
  showPlan(added)
  return added
}

/** Changes a plan from the version one has seen. @throws {ApiProblem} 412 when it is stale */
export async function editPlan(seen: Plan, patch: Partial<NewPlan>): Promise<Plan> {
  const edited = await updatePlan(code(), seen, patch)
  showPlan(edited)
  return edited
}

/** Lets more see a plan. @throws {ApiProblem} 412 when it is stale */
export async function widenPlan(seen: Plan, to: Release): Promise<Plan> {
  const released = await releasePlan(code(), seen, to)
  showPlan(released)
  return released
}

/** @throws {ApiProblem} 412 when somebody has changed it */
export async function removePlan(plan: Plan): Promise<void> {
  await deletePlan(code(), plan)
  forgetDraft(ownStorage(), plan.id)
  change((plans) => plans.filter(({ id }) => id !== plan.id))
}

/** Makes a plan stand, and asks anew how the cameras stand. @throws {ApiProblem} 412 when stale */
export async function standPlan(plan: Plan, deed: { at: Date; decision: string }): Promise<Plan> {
  const done = await carryOutPlan(code(), plan, deed)
  showPlan(done)
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'cameras' || queryKey[0] === 'deployments',
  })
  return done
}

/**
 * A name that no plan has: the stem with the next letter after those taken, "Förslag C", and after Z
 * with two, "Förslag AA".
 */
export function nextPlanName(stem: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLocaleLowerCase()))
  for (let n = 1; ; n++) {
    const name = `${stem} ${letters(n)}`
    if (!used.has(name.toLocaleLowerCase())) return name
  }
}

/** 1 is A, 26 is Z, 27 is AA. */
const letters = (n: number): string =>
  n === 0 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))
