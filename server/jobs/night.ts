import type { Sign } from '../../db/audit-chain.ts'
import type { Db } from '../../db/connect.ts'
import { findMunicipalities } from '../../db/municipalities.ts'
import { claimNight, endNight, type Followed, followRules, sweep } from '../../db/retention.ts'
import { findGoneContents, forgetResults } from '../../db/work.ts'
import { dayOf, instantToLocal } from '../../geodata/time/zone.ts'
import { service } from '../actors.ts'
import type { Files } from '../files.ts'
import { logError } from '../log.ts'

/** The hours of the local night in which thinning begins. */
const NIGHT = { from: 2, to: 5 }
const LOOK_EVERY_MS = 15 * 60_000
/** A backup that began before a file was deleted still finds its bytes, and so does an import. */
const KEPT_AFTER_MS = 24 * 3_600_000

type Means = { now: () => Date; sign: Sign; files: Files }

/**
 * Thins each municipality once a night, in its own time zone; of several servers one does it.
 *
 * @returns ends it
 */
export function keepNights(db: Db, means: Means): () => Promise<void> {
  let busy = Promise.resolve()
  let ended = false
  const look = () => {
    // One look at a time: a long night's work is not begun twice.
    busy = busy
      .then(() => lookAround(db, means))
      // What breaks because the service ends is begun anew by the next.
      .catch((error) => {
        if (!ended) tell(error)
      })
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  look()
  return async () => {
    ended = true
    clearInterval(timer)
  }
}

const tell = (error: unknown, doing = 'retention') => logError(error, { doing })

/**
 * Takes away the bytes of files that are deleted, once no row of any municipality names them.
 *
 * @param before leaves those that were deleted, or put anew, since then
 */
async function sweepFiles(db: Db, files: Files, before: Date): Promise<void> {
  for (const sha256 of await findGoneContents(db, before)) await files.remove(sha256, before)
}

/** Does what is due now. */
export async function lookAround(db: Db, { now, sign, files }: Means): Promise<void> {
  await sweep(db, now())
  const kept = new Date(+now() - KEPT_AFTER_MS)
  await sweepFiles(db, files, kept).catch((error) => tell(error, 'taking away files'))
  await forgetResults(db, kept).catch((error) => tell(error, 'forgetting what jobs told'))
  for (const { code, timeZone } of await findMunicipalities(db)) {
    const { hour } = instantToLocal(now(), timeZone)
    if (hour < NIGHT.from || hour >= NIGHT.to) continue
    const day = dayOf(+now(), timeZone)
    if (await claimNight(db, code, day, now())) await work(db, code, day, { now, sign })
  }
}

async function work(
  db: Db,
  municipality: string,
  day: string,
  { now, sign }: Omit<Means, 'files'>,
) {
  const night = { municipality, day }
  try {
    const followed = await followRules(db, municipality, { now: now(), sign, actor: service })
    for (const { subject, error } of followed.failures) tell(error, `retention of ${subject}`)
    await endNight(db, night, { followed, error: null, now: now() })
  } catch (error) {
    // Told without what it was about: an error of the database may hold the very words to be thinned.
    tell(error)
    await endNight(db, night, { followed: null, error: 'failed', now: now() })
  }
}

/**
 * Follows all rules of all municipalities at once, whatever the hour, and leaves no bytes of deleted
 * files: for what was restored.
 *
 * @throws when a rule could not be followed, after all the others
 */
export async function thinAll(
  db: Db,
  { now, sign, files }: { now: Date; sign: Sign; files: Files },
): Promise<void> {
  await sweepFiles(db, files, now)
  const failures: Followed['failures'] = []
  for (const { code } of await findMunicipalities(db))
    failures.push(...(await followRules(db, code, { now, sign, actor: service })).failures)
  if (failures[0]) throw failures[0].error
}
