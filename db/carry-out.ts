import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Camera, Deployment, Placement } from '../geodata/model/camera.ts'
import type { NewPlan, Plan } from '../geodata/model/plan.ts'
import type { Classification } from '../geodata/model/record.ts'
import { type PlanChanges, planChanges } from '../geodata/placement/plan-changes.ts'
import { cameras, deployments, standsDuring } from './cameras.ts'
import { type Db, inTransaction } from './connect.ts'
import { PlanUnfit } from './errors.ts'
import { plans } from './plans.ts'
import { type RecordKind, type Scope, selectRecords } from './records.ts'
import { insertRecord, lockRecord, updateRecord } from './write-records.ts'

/** What is asked: from `at` on, by that decision, what the plan says stands. */
export type CarryOut = {
  id: string
  version: number
  at: Date
  decision: string
  /** The unit of whoever carries it out: it owns the cameras that are new. */
  ownerUnitId: string
  /** Which cameras they may change, and so which part of the plan they carry out. */
  mayChange: (camera: Changeable) => boolean
}

/** What decides who may change a camera. */
export type Changeable = Pick<Camera, 'kind' | 'ownerUnitId' | 'classification'>

/**
 * Makes a plan stand, all in one transaction: deployments that differ from it end, those it adds or
 * moves begin, and what stands as it says is left alone. Fixed cameras are the municipality's and
 * temporary ones the police's: each carries out its own part, and the plan is closed with the last.
 *
 * @returns `undefined` when there is no such plan to be seen
 * @throws {StaleVersion} when the plan is newer than `version`
 * @throws {PlanUnfit} when it was carried out before, changes nothing of theirs but something of
 *   others', names a camera that is gone, is someone else's or will stand elsewhere, or `at` is before
 *   something it changes began
 * @throws {OwnerGone}
 */
export function carryOutPlan(db: Db, scope: Scope, asked: CarryOut): Promise<Plan | undefined> {
  const { id, version, at } = asked
  return inTransaction(db, async (tx) => {
    const plan = await lockRecord(tx, plans, scope, id, version)
    if (!plan) return undefined
    if (plan.state === 'carried-out') throw new PlanUnfit('state', 'has been carried out already')

    const { standing, known } = await lockAll(tx, scope, plan, at)
    const [mine, others] = parted(plan, standing, known, asked)
    const left = isAnything(planChanges(others.placements, others.standing, known))
    const changes = planChanges(mine.placements, mine.standing, known)
    if (left && !isAnything(changes))
      throw new PlanUnfit('placements', 'change only cameras that others decide over')
    if (changes.end.some(({ from }) => from > at))
      throw new PlanUnfit('at', 'is before something that would end had begun')
    await end(tx, scope, changes.end, at)
    const begun = await begin(tx, scope, plan, changes.begin, { ...asked, known, standing })
    await rename(tx, scope, changes.rename)
    const placements = plan.placements.map((placement) => begun.get(placement) ?? placement)
    const revise = () => (left ? { ...plan, placements } : plan)
    const closing = { id, version, revise, action: 'carry-out' as const }
    return await updateRecord(tx, left ? plans : carriedOut(at), scope, closing)
  })
}

const isAnything = ({ end, begin, rename }: PlanChanges): boolean =>
  end.length + begin.length + rename.length > 0

/** Cameras by their ids. */
type Known = ReadonlyMap<string, Camera>

type Part = { placements: Placement[]; standing: StandingWith[] }
type StandingWith = Deployment & { camera: Camera }

/** What of a plan and of what stands is theirs who carry it out, and what is others'. */
function parted(
  { placements, classification }: Plan,
  standing: readonly StandingWith[],
  known: Known,
  { ownerUnitId, mayChange }: CarryOut,
): [mine: Part, others: Part] {
  // One that would turn from fixed to temporary, or back, must be theirs both before and after.
  const isMine = ({ cameraId, deploymentId, kind }: Placement): boolean => {
    const id = cameraId ?? standing.find((at) => at.id === deploymentId)?.cameraId
    const camera = known.get(id ?? '') ?? { ownerUnitId, classification, kind }
    return mayChange(camera) && mayChange({ ...camera, kind })
  }
  // What a placement of others names is left to them, be it one's own until it turns into theirs.
  const names = ({ id, cameraId }: StandingWith) =>
    placements.find((one) => one.deploymentId === id || one.cameraId === cameraId)
  const stands = (at: StandingWith): boolean => {
    const named = names(at)
    return named ? isMine(named) : mayChange(at.camera)
  }
  const part = (wanted: boolean): Part => ({
    placements: placements.filter((placement) => isMine(placement) === wanted),
    standing: standing.filter((at) => stands(at) === wanted),
  })
  return [part(true), part(false)]
}

/**
 * What the plan decides over: of our own cameras that are seen, what has not ended at `at` and has
 * begun by then, or has begun already. And all cameras that stand so or that the plan names.
 */
async function lockAll(
  tx: Db,
  scope: Scope,
  { placements }: Plan,
  at: Date,
): Promise<{ standing: StandingWith[]; known: Known }> {
  const { municipality, now } = scope
  const latest = at > now ? at : now
  const decidedOver: Expression<SqlBool> = sql<SqlBool>`from_at <= ${latest}::timestamptz
    and (to_at is null or to_at > ${at}::timestamptz)
    and camera_id in (select camera.id from camera
      where camera.municipality = ${municipality} and camera.owner_kind <> 'other')`
  // All locks are taken here and in one order, before the audit chain's own.
  const standing = await selectRecords(tx, deployments, scope)
    .where(decidedOver)
    .orderBy('record.id')
    .forUpdate('record')
    .execute()
  const ids = new Set([...standing, ...placements].flatMap(({ cameraId }) => cameraId ?? []))
  const known = new Map<string, Camera>()
  for (const id of [...ids].sort()) {
    const camera = await lockRecord(tx, cameras, scope, id)
    if (camera) known.set(id, camera)
  }
  const withCamera = standing.map((at) => ({ ...at, camera: known.get(at.cameraId)! }))
  return { standing: withCamera, known }
}

async function rename(tx: Db, scope: Scope, renaming: PlanChanges['rename']): Promise<void> {
  for (const { cameraId, name, kind, model } of renaming) {
    const { version } = (await lockRecord(tx, cameras, scope, cameraId))!
    const revise = (current: Camera) => ({ ...current, name, kind, model })
    await updateRecord(tx, cameras, scope, { id: cameraId, version, revise })
  }
}

async function end(tx: Db, scope: Scope, ending: PlanChanges['end'], at: Date): Promise<void> {
  for (const { id } of ending) {
    const { version } = (await lockRecord(tx, deployments, scope, id))!
    const revise = (current: Deployment) => ({ ...current, to: at })
    await updateRecord(tx, deployments, scope, { id, version, revise })
  }
}

type Beginning = Pick<CarryOut, 'at' | 'decision' | 'ownerUnitId'> & {
  known: Known
  standing: readonly StandingWith[]
}

/** @returns the placements as they stand now, with their cameras and deployments */
async function begin(
  tx: Db,
  scope: Scope,
  { classification: ofPlan, placements }: Plan,
  beginning: PlanChanges['begin'],
  { at, decision, ownerUnitId, known, standing }: Beginning,
): Promise<Map<Placement, Placement>> {
  const begun = new Map<Placement, Placement>()
  const classification = unreleased(ofPlan)
  for (const { placement, cameraId, to } of beginning) {
    const { name, kind, model } = placement
    const unfit = (why: string) =>
      new PlanUnfit(`placements.${placements.indexOf(placement)}.cameraId`, why)
    const camera =
      cameraId === null
        ? await newCamera(tx, scope, { ownerUnitId, classification, name, kind, model })
        : known.get(cameraId)
    if (!camera) throw unfit('is gone')
    if (camera.ownerKind === 'other') throw unfit('is someone else’s camera')
    const time = { cameraId: camera.id, from: at, to }
    if (await standsDuring(tx, scope.municipality, time)) throw unfit('stands elsewhere by then')
    const stand = standOf(placement)
    // Whoever could not see where it stood does not see where it comes to stand; and that a public
    // camera stands there is public by a release alone.
    const before = standing.find(({ cameraId }) => cameraId === camera.id)
    const owned = {
      ownerUnitId: camera.ownerUnitId,
      classification: before?.classification ?? unreleased(camera.classification),
    }
    const input = { ...owned, ...stand, ...time, decision }
    const { id } = await insertRecord(tx, deployments, scope, input)
    begun.set(placement, { ...placement, cameraId: camera.id, deploymentId: id })
  }
  return begun
}

/** How and where a placement has its camera stand. */
const standOf = ({ id, deploymentId, cameraId, name, kind, model, ...stand }: Placement) => stand

/** Nothing is made public but by a release, with its reason. */
const unreleased = (classification: Classification) =>
  classification === 'public' ? 'internal' : classification

type Named = Pick<NewPlan, 'ownerUnitId' | 'classification'> & {
  name: string
  kind: 'fixed' | 'temporary'
  model: string
}

/** By the agreement, fixed cameras are the municipality's and temporary ones the police's. */
const newCamera = (tx: Db, scope: Scope, camera: Named) =>
  insertRecord(tx, cameras, scope, {
    ...camera,
    ownerKind: camera.kind === 'fixed' ? 'municipality' : 'police',
    ...{ indoor: false, source: '', externalId: null, notes: '' },
  })

/** A plan as it is written when it has been carried out: its words as they were, and that. */
const carriedOut = (at: Date): RecordKind<NewPlan, Plan> => ({
  ...plans,
  write: () => ({ state: 'carried-out', carriedOutAt: at }),
})
