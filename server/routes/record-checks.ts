import type { Context } from 'hono'
import type { Db } from '../../db/connect.ts'
import type { Owned } from '../../db/records.ts'
import { isHeldByDeleted } from '../../db/write-records.ts'
import type { Kept } from '../../geodata/model/record.ts'
import { isWider } from '../../geodata/privacy/sight.ts'
import { checkRecord } from '../checks.ts'
import { type AppEnv, viewIn } from '../context.ts'
import { type FieldProblem, Problem } from '../errors.ts'
import { type Action, allows, type RecordName } from '../rights.ts'
import { toFields } from '../validate.ts'
import { assertAllows, assertOwns } from '../viewer.ts'
import type { Page, Subject } from './record-routes.ts'

// What a record that fits its schema is checked against before it is written: whose it is, who may do
// what with it, and whether it goes together with what stands.

/** The record that decides who may write another: itself, or what it belongs to. */
export type Governing = { record: RecordName; of: Owned; isItself: boolean }

/**
 * Whether the viewer may do that to a record that they see.
 *
 * @throws {Problem} 403
 */
export async function assertMay<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  subject: Subject<Input, Record, Query>,
  action: Action,
  input: Input,
  tx: Db,
): Promise<void> {
  const { record, of, isItself } = await governing(c, subject, input, tx)
  // Part of a camera is made and taken away by whoever may change the camera.
  const asked = isItself || action === 'share' || action === 'publish' ? action : 'change'
  assertAllows(c.var.who, asked, record, of)
}

async function governing<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  { records, governedBy }: Subject<Input, Record, Query>,
  input: Input,
  tx: Db,
): Promise<Governing> {
  const found = await governedBy?.(tx, viewIn(c.var, ...records), input)
  return found ?? { record: records[0]!, of: input, isItself: true }
}

/**
 * A new record, checked whole.
 *
 * @throws {Problem} 400 or 403
 */
export async function checkNew<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  subject: Subject<Input, Record, Query>,
  input: Input,
  tx: Db,
): Promise<void> {
  const { who } = c.var
  const fields: FieldProblem[] = []
  if (input.ownerUnitId !== who.unitId)
    fields.push({ path: 'ownerUnitId', message: 'is not the unit you belong to' })
  if (input.classification === 'public') fields.push(byReleaseAlone)
  if (fields.length > 0) throw Problem.invalid(fields)
  await assertMay(c, subject, 'create', input, tx)
  await check(c, subject, { input, stated: input }, tx)
}

const byReleaseAlone = {
  path: 'classification',
  message: 'is widened by a release alone: POST …/release',
}

/**
 * A record as it would stand after a change, checked whole.
 *
 * @returns the new input
 * @throws {Problem} 400, 403 or 409
 */
export async function checkChange<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  subject: Subject<Input, Record, Query>,
  { current, patch }: { current: Record; patch: { [field: string]: unknown } },
  tx: Db,
): Promise<Input> {
  // A record as it is read holds what a writer stated; the two types only cannot say so for all kinds.
  await assertMay(c, subject, 'change', current as unknown as Input, tx)
  const input = merge(subject, current, patch)
  if (input.ownerUnitId !== current.ownerUnitId)
    throw Problem.invalid([{ path: 'ownerUnitId', message: 'stays as it is' }])
  if (isWider(input.classification, current.classification)) throw Problem.invalid([byReleaseAlone])
  if (input.classification !== current.classification) assertOwns(c.var.who, current)
  await assertMay(c, subject, 'change', input, tx)
  await check(c, subject, { input, stated: patch, current }, tx)
  return input
}

async function check<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  subject: Subject<Input, Record, Query>,
  { input, stated, current }: { input: Input; stated: object; current?: Record },
  tx: Db,
): Promise<void> {
  const { municipality } = c.var
  // Only words that are new: an external id that was imported may look like something else.
  checkRecord(stated, subject.shapes(input), municipality)
  await checkExternalId(c, subject, input, current, tx)
  await subject.fits?.(tx, viewIn(c.var, ...subject.records), input, {
    ...(current && { current }),
    now: c.var.now(),
  })
}

type Numbered = { source?: string; externalId?: string | null }

/**
 * A number from elsewhere is one of a series that its unit sees whole, so that a refusal tells nobody
 * of a record they do not see.
 *
 * @throws {Problem} 400 when it is another unit's to state, 409 when a deleted record holds it
 */
async function checkExternalId<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  { kind, records }: Subject<Input, Record, Query>,
  input: Input,
  current: Record | undefined,
  tx: Db,
): Promise<void> {
  const { source, externalId } = input as Numbered
  if (source === undefined || !externalId) return
  const before = current as Numbered | undefined
  if (before && before.source === source && before.externalId === externalId) return
  const { who, municipality } = c.var
  const { ownerUnitId } = input
  const whole = { ownerUnitId, classification: 'own', createdBy: null } as const
  if (!records.some((record) => allows(who, 'read', record, whole)))
    throw Problem.invalid([
      { path: 'externalId', message: 'is stated by whoever sees all records of its unit' },
    ])
  const held = { ownerUnitId, source, externalId }
  if (!(await isHeldByDeleted(tx, kind(municipality), municipality.code, held))) return
  const message = 'a deleted record of this source holds it, so that no import brings it back'
  throw Problem.conflict(`externalId: ${message}`, [{ path: 'externalId', message }])
}

/** The record as it would stand after the change, checked whole: rules hold between fields. */
function merge<Input extends Owned, Record extends Kept, Query extends Page>(
  { fields, create }: Subject<Input, Record, Query>,
  current: Record,
  patch: { [field: string]: unknown },
): Input {
  const stated = Object.entries(current).filter(([field]) => field in fields.shape)
  const wire: unknown = JSON.parse(JSON.stringify({ ...Object.fromEntries(stated), ...patch }))
  const { data, error } = create.safeParse(wire)
  if (error) throw Problem.invalid(toFields(error.issues))
  return data
}
