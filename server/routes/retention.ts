import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { countThinnable, deleteRule, findRules, findRuns, setRule } from '../../db/retention.ts'
import { instant } from '../../geodata/model/record.ts'
import {
  type Keeper,
  newRetentionRule,
  type RetentionSubject,
  retentionMonths,
  retentionSubject,
  subjectsOf,
  thinsBefore,
} from '../../geodata/model/retention.ts'
import { dayOf } from '../../geodata/time/zone.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { noQuery, validate } from '../validate.ts'
import { basedOn } from '../versions.ts'

const tag = 'Retention'
const records = ['retention-rule'] as const
const reads = { action: 'read', records } as const
const changes = { action: 'change', records } as const

const rule = z
  .object({
    subject: retentionSubject,
    version: z.int().nonnegative().describe('0 where nothing has been decided'),
    months: z.int().nullable(),
    decision: z.string().nullable(),
    decidedOn: z.iso.date().nullable(),
    suggestedMonths: z.int(),
    leastMonths: z.int(),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'RetentionRule' })
const run = z
  .object({
    day: z.iso.date(),
    startedAt: instant,
    endedAt: instant.nullable(),
    counts: z.record(z.string(), z.int()),
    failed: z.array(retentionSubject).describe('rules that could not be followed'),
    error: z.string().nullable(),
  })
  .meta({ id: 'RetentionRun' })
const asked = z.strictObject({ subject: retentionSubject, months: z.int().min(1).max(1_200) })
const preview = z.object({ count: z.int(), before: instant }).meta({ id: 'RetentionPreview' })
const subjectParam = z.object({ subject: retentionSubject })

/** The nights that are shown. */
const LATEST_NIGHTS = 60

/** The police decide over their own records, everybody else over the municipality's. */
const keeperOf = ({ var: { who } }: Context<AppEnv>): Keeper =>
  who.organisationKind === 'police' ? 'police' : 'municipality'

const keptBy = (c: Context<AppEnv>) => ({
  municipality: c.var.municipality.code,
  keeper: keeperOf(c),
})

/** @throws {Problem} 404 for what is not the keeper's to decide */
function named(c: Context<AppEnv>, subject: RetentionSubject) {
  if (!subjectsOf(keeperOf(c)).includes(subject)) throw Problem.notFound('rule for', subject)
  return { ...keptBy(c), subject }
}

/** What is thinned, after how long and by which decision; off until there is one. */
export const retentionRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      ...{ tag, summary: 'What can be thinned, and the rules there are' },
      ...{ answer: listOf(rule), also: [404], right: reads },
    }),
    validate('query', noQuery),
    async (c) => {
      const rules = await findRules(c.var.db, c.var.municipality.code, keeperOf(c))
      const items = subjectsOf(keeperOf(c)).map((subject) => toldOf(subject, rules))
      return c.json({ items, next: null })
    },
  )
  .get(
    '/runs',
    describe({
      ...{ tag, summary: 'The latest nights and what was thinned of one’s own, newest first' },
      ...{ answer: listOf(run), also: [404], right: reads },
    }),
    validate('query', noQuery),
    async (c) => {
      const items = await findRuns(c.var.db, keptBy(c), LATEST_NIGHTS)
      return c.json({ items, next: null })
    },
  )
  .post(
    '/preview',
    describe({
      ...{ tag, summary: 'How much a rule would thin today' },
      ...{ answer: preview, also: [404, 413, 415], right: changes },
    }),
    validate('json', asked),
    async (c) => {
      const { subject, months } = c.req.valid('json')
      const now = c.var.now()
      const before = thinsBefore(months, now)
      const count = await countThinnable(c.var.db, named(c, subject), { before, now })
      return c.json({ count, before })
    },
  )
  .put(
    '/:subject',
    describe({
      ...{ tag, summary: 'Thin by a decision: so many months, from the next night on' },
      ...{ answer: rule, based: true, also: [413, 415], right: changes },
    }),
    validate('param', subjectParam),
    validate('json', newRetentionRule),
    async (c) => {
      const { subject } = c.req.valid('param')
      const version = basedOn(c, 0)
      const input = c.req.valid('json')
      checkWords(input)
      const { least } = retentionMonths[subject]
      if (input.months < least)
        throw Problem.invalid([{ path: 'months', message: `is at least ${least}` }])
      if (input.decidedOn > dayOf(+c.var.now(), c.var.municipality.timeZone))
        throw Problem.invalid([{ path: 'decidedOn', message: 'is in the future' }])
      const write = writeOf(c.var)
      const set = await setRule(c.var.db, named(c, subject), { version, rule: input }, write)
      return c.json(toldOf(subject, [set]), 200, { ETag: `"${set.version}"` })
    },
  )
  .delete(
    '/:subject',
    describe({
      ...{ tag, summary: 'Thin no more by a rule', status: 204, based: true, right: changes },
    }),
    validate('param', subjectParam),
    async (c) => {
      const { subject } = c.req.valid('param')
      const found = await deleteRule(c.var.db, named(c, subject), basedOn(c), writeOf(c.var))
      if (!found) throw Problem.notFound('rule for', subject)
      return c.body(null, 204)
    },
  )

const toldOf = (subject: RetentionSubject, rules: Awaited<ReturnType<typeof findRules>>) => {
  const found = rules.find((one) => one.subject === subject)
  const { suggested, least } = retentionMonths[subject]
  return {
    ...{ subject, version: found?.version ?? 0, months: found?.months ?? null },
    ...{ decision: found?.decision ?? null, decidedOn: found?.decidedOn ?? null },
    ...{ suggestedMonths: suggested, leastMonths: least, updatedAt: found?.updatedAt ?? null },
  }
}
