import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Camera, Deployment } from '../geodata/model/camera.ts'
import type { NewPlan, Plan } from '../geodata/model/plan.ts'
import { type PlanChanges, planChanges, type Standing } from '../geodata/placement/plan-changes.ts'
import { cameras, deployments, standsDuring } from './cameras.ts'
import { type Db, inTransaction } from './connect.ts'
import { PlanUnfit } from './errors.ts'
import { plans } from './plans.ts'
import {
  insertRecord,
  lockRecord,
  type RecordKind,
  type Scope,
  selectRecords,
  updateRecord,
} from './records.ts'

/** What is asked: from `at` on, by that decision, what the plan says stands. */
export type CarryOut = { id: string; version: number; at: Date; decision: string }

/**
 * Makes a plan stand, all in one transaction: deployments that differ from it end, those it adds or
 * moves begin, what stands as it says is left alone, and the plan is closed.
 *
 * @returns `undefined` when there is no such plan
 * @throws {StaleVersion} when the plan is newer than `version`
 * @throws {PlanUnfit} when it was carried out before, names a camera that is gone, is someone else's or
 *   will stand elsewhere, or `at` is before something it changes began
 * @throws {OwnerGone}
 */
export function carryOutPlan(
  db: Db,
  scope: Scope,
  { id, version, at, decision }: CarryOut,
): Promise<Plan | undefined> {
  return inTransaction(db, async (tx) => {
    const plan = await lockRecord(tx, plans, scope.municipality, id, version)
    if (!plan) return undefined
    if (plan.state === 'carried-out') throw new PlanUnfit('state', 'has been carried out already')

    const { standing, known } = await lockAll(tx, scope, plan, at)
    const changes = planChanges(plan.placements, standing, known)
    if (changes.end.some(({ from }) => from > at))
      throw new PlanUnfit('at', 'is before something that would end had begun')
    await end(tx, scope, changes.end, at)
    await begin(tx, scope, plan, changes.begin, { at, decision, known })
    await rename(tx, scope, changes.rename)
    const closing = { id, version, revise: () => plan, action: 'carry-out' as const }
    return await updateRecord(tx, carriedOut(at), scope, closing)
  })
}

/** Cameras by their ids. */
type Known = ReadonlyMap<string, Camera>

/**
 * What the plan decides over: of our own cameras, what has not ended at `at` and has begun by then,
 * or has begun already. And all cameras that stand so or that the plan names.
 */
async function lockAll(
  tx: Db,
  { municipality, now }: Scope,
  { placements }: Plan,
  at: Date,
): Promise<{ standing: Standing[]; known: Known }> {
  const latest = at > now ? at : now
  const decidedOver: Expression<SqlBool> = sql<SqlBool>`from_at <= ${latest}::timestamptz
    and (to_at is null or to_at > ${at}::timestamptz)
    and camera_id in (select camera.id from camera
      where camera.municipality = ${municipality} and camera.owner_kind <> 'other')`
  // All locks are taken here and in one order, before the audit chain's own.
  const standing = await selectRecords(tx, deployments, municipality)
    .where(decidedOver)
    .orderBy('record.id')
    .forUpdate('record')
    .execute()
  const ids = new Set([...standing, ...placements].flatMap(({ cameraId }) => cameraId ?? []))
  const known = new Map<string, Camera>()
  for (const id of [...ids].sort()) {
    const camera = await lockRecord(tx, cameras, municipality, id)
    if (camera) known.set(id, camera)
  }
  const withCamera = standing.map((at) => ({ ...at, camera: known.get(at.cameraId)! }))
  return { standing: withCamera, known }
}

async function rename(tx: Db, scope: Scope, renaming: PlanChanges['rename']): Promise<void> {
  for (const { cameraId, name, kind } of renaming) {
    const { version } = (await lockRecord(tx, cameras, scope.municipality, cameraId))!
    const revise = (current: Camera) => ({ ...current, name, kind })
    await updateRecord(tx, cameras, scope, { id: cameraId, version, revise })
  }
}

async function end(tx: Db, scope: Scope, ending: PlanChanges['end'], at: Date): Promise<void> {
  for (const { id } of ending) {
    const { version } = (await lockRecord(tx, deployments, scope.municipality, id))!
    const revise = (current: Deployment) => ({ ...current, to: at })
    await updateRecord(tx, deployments, scope, { id, version, revise })
  }
}

async function begin(
  tx: Db,
  scope: Scope,
  { ownerUnitId, classification, placements }: Plan,
  beginning: PlanChanges['begin'],
  { at, decision, known }: { at: Date; decision: string; known: Known },
): Promise<void> {
  const owned = { ownerUnitId, classification }
  for (const { placement, cameraId, to } of beginning) {
    const { name, kind, position, mountHeightM, aims, provenance } = placement
    const unfit = (why: string) =>
      new PlanUnfit(`placements.${placements.indexOf(placement)}.cameraId`, why)
    const camera =
      cameraId === null ? await newCamera(tx, scope, { ...owned, name, kind }) : known.get(cameraId)
    if (!camera) throw unfit('is gone')
    if (camera.ownerKind === 'other') throw unfit('is someone else’s camera')
    const time = { cameraId: camera.id, from: at, to }
    if (await standsDuring(tx, scope.municipality, time)) throw unfit('stands elsewhere by then')
    const stand = { position, mountHeightM, aims, provenance }
    await insertRecord(tx, deployments, scope, { ...owned, ...stand, ...time, decision })
  }
}

type Named = Pick<NewPlan, 'ownerUnitId' | 'classification'> & {
  name: string
  kind: 'fixed' | 'temporary'
}

/** By the agreement, fixed cameras are the municipality's and temporary ones the police's. */
const newCamera = (tx: Db, scope: Scope, camera: Named) =>
  insertRecord(tx, cameras, scope, {
    ...camera,
    ownerKind: camera.kind === 'fixed' ? 'municipality' : 'police',
    ...{ indoor: false, model: '', source: '', externalId: null, notes: '' },
  })

/** A plan as it is written when it has been carried out: its words as they were, and that. */
const carriedOut = (at: Date): RecordKind<NewPlan, Plan> => ({
  ...plans,
  write: () => ({ state: 'carried-out', carriedOutAt: at }),
})
