import type { NewIncident } from '../model/incident.ts'
import { DAY_MS, HOUR_MS, monthOf, toLocalMs, toUtcMs } from './calendar.ts'
import { type Haunt, haunts } from './haunts.ts'
import { layout } from './layout.ts'
import { type Random, random } from './random.ts'
import { type Clock, clockOf, cumulative, drawn, rhythms } from './rhythms.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'
import { DEMO_ATTRIBUTION, DEMO_CENTRE, demoPlane } from './town.ts'

/** An incident of the demo town; whoever stores it says which unit owns it. */
export type DemoIncident = Omit<NewIncident, 'ownerUnitId'>

/** How many incidents two years of factor 1 hold: Söderhamn's scale. */
const INCIDENTS_PER_FACTOR = 1_200

/** Known only to the municipality, as polisen.se publishes them: never a place to draw. */
const AREA_SHARE = 0.03

/**
 * Two years of made-up incidents in the demo town, oldest first.
 *
 * @param seed the town's seed; the same seed, `now` and `factor` give the same incidents
 * @param options `now` is where the two years end; `factor` 1 gives 1,200, 1000 gives 1.2 million
 */
export function demoIncidents(
  seed: number,
  { now, factor = 1 }: { now: Date; factor?: number },
): DemoIncident[] {
  const rng = random(seed, 'incidents')
  const places: Record<string, Haunt> = haunts(layout(seed))
  const clocks = new Map<string, Clock>()
  const acts = scenes.map((scene) => {
    const clock = clocks.get(scene.rhythm) ?? clockOf(rhythms[scene.rhythm], now.getTime())
    clocks.set(scene.rhythm, clock)
    return { scene, clock, haunt: places[scene.haunt]!, texts: scene.texts.map(marked) }
  })
  const sums = cumulative(scenes.map(({ share }) => share))
  const count = Math.round(INCIDENTS_PER_FACTOR * factor)
  const all = Array.from({ length: count }, () =>
    happening(acts[drawn(sums, rng.next())]!, now.getTime(), rng),
  )
  all.sort((a, b) => a.from.getTime() - b.from.getTime())
  all.forEach((incident, i) => {
    incident.externalId = `demo-${i + 1}`
  })
  return all
}

const marked = (text: string) => `${text} ${DEMO_ATTRIBUTION}.`

type Act = { scene: Scene; clock: Clock; haunt: Haunt; texts: readonly string[] }

function happening({ scene, clock, haunt, texts }: Act, nowMs: number, rng: Random): DemoIncident {
  const source = rng.pick(scene.sources)
  return {
    classification: source === 'Polisen' ? 'authorities' : 'internal',
    category: scene.category,
    ...when(scene, clock(rng), nowMs, rng),
    ...where(scene, haunt, source === 'Polisen', rng),
    policeInitiated: scene.policeInitiated ?? false,
    source,
    externalId: null,
    description: rng.pick(texts),
  }
}

type When = Pick<DemoIncident, 'from' | 'to' | 'timePrecision'>

/** Exact, between two times, or only the day or the month that somebody remembered. */
function when({ gapH, setting }: Scene, atMs: number, nowMs: number, rng: Random): When {
  if (gapH) {
    const found = atMs + Math.round(rng.between(...gapH) * 12) * (HOUR_MS / 12)
    return span(atMs, Math.min(found, nowMs), 'interval')
  }
  // Shops know when the alarm rang.
  const vague = setting === 'indoor' ? 1 : rng.next()
  const local = toLocalMs(atMs)
  const day = Math.floor(local / DAY_MS) * DAY_MS
  const [start, end, known] =
    vague < 0.025
      ? ([day, day + DAY_MS, 'day'] as const)
      : ([monthOf(local), monthOf(local, 1), 'month'] as const)
  if (vague >= 0.04 || toUtcMs(end) > nowMs) return span(atMs, atMs, 'exact')
  return span(toUtcMs(start), toUtcMs(end), known)
}

const span = (fromMs: number, toMs: number, timePrecision: When['timePrecision']): When => ({
  from: new Date(fromMs),
  to: new Date(toMs),
  timePrecision,
})

type Where = Pick<DemoIncident, 'position' | 'precision' | 'radiusM' | 'setting' | 'placeName'>

function where(scene: Scene, haunt: Haunt, fromPolice: boolean, rng: Random): Where {
  const setting = scene.setting ?? 'outdoor'
  // Only the police's own event feed knows no more than the municipality.
  if (fromPolice && scene.policeInitiated === undefined && rng.chance(AREA_SHARE * 2.2))
    return {
      position: DEMO_CENTRE,
      precision: 'area',
      radiusM: null,
      setting,
      placeName: 'Kommunen',
    }

  const { at, place } = haunt(rng)
  const known = { position: demoPlane.toLonLat(at), setting, placeName: place }
  if (!rng.chance(scene.placeShare ?? 0.24)) return { ...known, precision: 'exact', radiusM: null }
  return { ...known, precision: 'place', radiusM: rng.pick([25, 25, 50, 50, 75, 100]) }
}
