import { Hono } from 'hono'
import { carryOutPlan } from '../../db/carry-out.ts'
import { plans } from '../../db/plans.ts'
import { findRecord } from '../../db/records.ts'
import { carryOut } from '../../geodata/model/plan.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, scopeOf, viewerOf, viewIn } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe } from '../openapi.ts'
import { allows } from '../rights.ts'
import { validate } from '../validate.ts'
import { basedOn } from '../versions.ts'
import { assertHasRight } from '../viewer.ts'
import { cameraRecord } from './camera-rights.ts'
import { planAnswer } from './plans.ts'
import { idParam, sendRecord } from './record-routes.ts'

const records = ['fixed-camera', 'temporary-camera'] as const

/** Beyond this a date is a slip of the hand. */
const MOST_YEARS_AHEAD = 10

const yearsAfter = (at: Date, years: number): Date => {
  const later = new Date(at)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}

/** The one way a plan becomes what stands. */
export const carryOutRoutes = new Hono<AppEnv>().post(
  '/:id/carry-out',
  describe({
    tag: 'Plans',
    right: { action: 'change', records, ofOne: true },
    summary: 'Carry out one’s own part of a plan: from that moment what it says stands',
    answer: planAnswer,
    based: true,
    also: [409, 413, 415],
  }),
  validate('param', idParam),
  validate('json', carryOut),
  async (c) => {
    const { id } = c.req.valid('param')
    const version = basedOn(c)
    const asked = c.req.valid('json')
    checkWords(asked)
    if (asked.at > yearsAfter(c.var.now(), MOST_YEARS_AHEAD))
      throw Problem.invalid([{ path: 'at', message: `is over ${MOST_YEARS_AHEAD} years ahead` }])
    const { who } = c.var
    const seen = await findRecord(c.var.db, plans, viewIn(c.var, 'plan'), id)
    if (!seen) throw Problem.notFound('plan', id)
    assertHasRight(who, 'change', records)
    const plan = await carryOutPlan(c.var.db, scopeOf(c.var, 'plan'), {
      ...{ id, version, ...asked },
      // Nobody carries out in projector mode, where one has no unit.
      ownerUnitId: viewerOf(c.var).unitId,
      mayChange: (camera) =>
        allows(who, 'change', cameraRecord(camera), { ...camera, createdBy: null }),
    })
    if (!plan) throw Problem.notFound('plan', id)
    return sendRecord(c, plan)
  },
)
