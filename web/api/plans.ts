import type { NewPlan, Plan } from '../../geodata/model/plan.ts'
import type { AuditEvent } from '../../geodata/model/work.ts'
import { ask, askJson } from './http.ts'
import { listAll, withQuery } from './list.ts'
import { type Release, release } from './release.ts'
import { keptTimes, type Listed, type Wire } from './wire.ts'

const base = (municipality: string) => `/api/m/${municipality}/plans`
type Seen = { id: string; version: number }

/** A plan as the server sends it, its dates read. */
export const readPlan = (wire: Wire<Plan>): Plan => ({
  ...wire,
  ...keptTimes(wire),
  carriedOutAt: wire.carriedOutAt === null ? null : new Date(wire.carriedOutAt),
})

export const listPlans = async (municipality: string, signal?: AbortSignal): Promise<Plan[]> =>
  (await listAll<Wire<Plan>>(base(municipality), { limit: 200 }, signal)).map(readPlan)

export const getPlan = async (municipality: string, id: string): Promise<Plan> =>
  readPlan(await askJson(`${base(municipality)}/${id}`))

export const createPlan = async (municipality: string, plan: NewPlan): Promise<Plan> =>
  readPlan(await askJson(base(municipality), { method: 'POST', body: plan }))

/** @throws {ApiProblem} 412 with the plan as it is now in `current` when `version` is stale */
export const updatePlan = async (
  municipality: string,
  { id, version }: Seen,
  patch: Partial<NewPlan>,
): Promise<Plan> =>
  readPlan(
    await askJson(`${base(municipality)}/${id}`, {
      method: 'PATCH',
      body: patch,
      ifMatch: version,
    }),
  )

/** @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const deletePlan = async (municipality: string, { id, version }: Seen): Promise<void> => {
  await ask(`${base(municipality)}/${id}`, { method: 'DELETE', ifMatch: version })
}

/** Makes what the plan says stand from `at` on. @throws {ApiProblem} 412 as above */
export const carryOutPlan = async (
  municipality: string,
  { id, version }: Seen,
  { at, decision }: { at: Date; decision: string },
): Promise<Plan> => {
  await ask(`${base(municipality)}/${id}/carry-out`, {
    method: 'POST',
    body: { at: at.toISOString(), decision },
    ifMatch: version,
  })
  return getPlan(municipality, id)
}

/** Who changed a plan last, by name, if the log tells. */
export const lastEditor = async (municipality: string, id: string): Promise<string | null> => {
  const path = withQuery(`/api/m/${municipality}/audit-events`, { recordId: id, limit: 1 })
  return (await askJson<Listed<Wire<AuditEvent>>>(path)).items[0]?.actorName ?? null
}

/** Lets more see it. @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const releasePlan = async (
  municipality: string,
  seen: { id: string; version: number },
  to: Release,
): Promise<Plan> => readPlan(await release(base(municipality), seen, to))
