import type { Sign } from '../../db/audit-chain.ts'
import type { Db } from '../../db/connect.ts'
import { findMunicipalities } from '../../db/municipalities.ts'
import { claimNight, endNight, followRules, sweep } from '../../db/retention.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import { service } from '../actors.ts'
import { logError } from '../log.ts'

/** The hours of the local night in which thinning begins. */
const NIGHT = { from: 2, to: 5 }
const LOOK_EVERY_MS = 15 * 60_000

type Means = { now: () => Date; sign: Sign }

/**
 * Thins each municipality once a night, in its own time zone; of several servers one does it.
 *
 * @returns ends it
 */
export function keepNights(db: Db, means: Means): () => void {
  let busy = Promise.resolve()
  const look = () => {
    // One look at a time: a long night's work is not begun twice.
    busy = busy.then(() => lookAround(db, means)).catch(tell)
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  look()
  return () => clearInterval(timer)
}

const tell = (error: unknown) => logError(error, { doing: 'retention' })

/** Does what is due now. */
export async function lookAround(db: Db, { now, sign }: Means): Promise<void> {
  await sweep(db, now())
  for (const municipality of await findMunicipalities(db)) {
    const { day, hour } = localTime(municipality, now())
    if (hour < NIGHT.from || hour >= NIGHT.to) continue
    if (await claimNight(db, municipality.code, day, now()))
      await work(db, municipality.code, day, { now, sign })
  }
}

async function work(db: Db, municipality: string, day: string, { now, sign }: Means) {
  const night = { municipality, day }
  try {
    const counts = await followRules(db, municipality, { now: now(), sign, actor: service })
    await endNight(db, night, { counts, error: null, now: now() })
  } catch (error) {
    // Told without what it was about: an error of the database may hold the very words to be thinned.
    tell(error)
    await endNight(db, night, { counts: {}, error: 'failed', now: now() })
  }
}

function localTime({ timeZone }: Municipality, at: Date): { day: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', hour: '2-digit' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)!.value
  return { day: `${of('year')}-${of('month')}-${of('day')}`, hour: Number(of('hour')) }
}

/** Follows all rules of all municipalities at once, whatever the hour: for what was restored. */
export async function thinAll(db: Db, { now, sign }: { now: Date; sign: Sign }): Promise<void> {
  for (const { code } of await findMunicipalities(db))
    await followRules(db, code, { now, sign, actor: service })
}
