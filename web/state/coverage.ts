import { createStore } from 'zustand/vanilla'
import { countedCameras } from '../../geodata/coverage/counted-cameras.ts'
import type { Figure } from '../../geodata/coverage/figure.ts'
import type { TownGround } from '../../geodata/coverage/ground.ts'
import type { Edition } from '../../geodata/optics/standards.ts'
import { coverageWorker } from '../worker/coverage.ts'
import type { CoverageRequest, DrawnView, Intruding } from '../worker/coverage-session.ts'
import { cameraChoice, lookingNow } from './camera-choice.ts'
import { asStanding, asWatching, type CameraMark, cameraMarks } from './camera-marks.ts'
import { onDay, register, seesCameras } from './cameras.ts'
import { asIncidentFilter, filter } from './filter.ts'
import { heat } from './heat.ts'
import { latest } from './latest.ts'
import { mayNow } from './may.ts'
import { openModule } from './module.ts'
import { here } from './municipality.ts'
import { isPast, placementsNow, planning } from './plan.ts'
import { plansQuery } from './plans.ts'
import { queryClient } from './queries.ts'
import { selection } from './selection.ts'

type Coverage = {
  state: 'loading' | 'ready' | 'failed'
  /** For 'today', 'then', 'plan', 'selected' and 'without-selected', and each compared plan by its id. */
  figures: Readonly<Record<string, Figure>>
  /** The edition that the figures' bands are of. */
  edition: Edition
  /** What sight lines go by; null until the town is loaded. */
  ground: TownGround | null
  /** What is drawn, by the id of its mark. */
  views: ReadonlyMap<string, DrawnView>
  /** What the selected camera sees of homes and the like. */
  intrusion: Intruding | null
}

/** What the cameras see, as last counted. */
export const coverage = createStore<Coverage>(() => ({
  state: 'loading',
  figures: {},
  edition: 'en-62676-4-2014',
  ground: null,
  views: new Map(),
  intrusion: null,
}))

let latestMarks: { of: readonly unknown[]; marks: CameraMark[] } | undefined

/** The cameras on screen now: of the open plan, or of today. The same list as long as nothing of it changes. */
export const marksNow = (): CameraMark[] => {
  const [plan, known] = [planning.getState(), register.getState()]
  const timeZone = here.getState().municipality?.timeZone ?? 'UTC'
  const { asOf } = cameraChoice.getState()
  const of = [plan, known, timeZone, asOf]
  if (latestMarks?.of.every((one, i) => one === of[i])) return latestMarks.marks
  const placements = placementsNow(plan)
  const day = placements === null ? asOf : null
  const marks = cameraMarks(onDay(known, day, timeZone), placements, isPast(plan))
  latestMarks = { of, marks }
  return marks
}

const isSelected = ({ id }: CameraMark) => {
  const { selected } = selection.getState()
  return selected?.kind === 'camera' && selected.id === id
}

/** Views are drawn in the cameras' own part; elsewhere, and of others, only the selected one. */
function isDrawn(mark: CameraMark): boolean {
  if (mark.look === 'removed') return isSelected(mark)
  if (mark.indoor || !cameraChoice.getState().viewsShown) return false
  const here = openModule.getState().module === 'cameras'
  return isSelected(mark) || (here && mark.counts)
}

/** Today's cameras, the open plan's, the selected one and all but that. */
export function setsOf(marks: readonly CameraMark[]): CoverageRequest['sets'] {
  const counted = marks.filter(({ counts }) => counts)
  const cameras = (which: readonly CameraMark[]) =>
    which.map(({ placement }) => asWatching(placement))
  const inPlan = planning.getState().draft !== null
  const todays = inPlan
    ? cameraMarks(register.getState(), null).filter(({ counts }) => counts)
    : counted
  const one = marks.filter(isSelected)
  const others = counted.filter((mark) => !isSelected(mark))
  return [
    { id: 'today', cameras: cameras(todays) },
    ...(inPlan ? [{ id: 'plan', cameras: cameras(counted) }] : []),
    ...(one.length > 0
      ? [
          { id: 'selected', cameras: cameras(one) },
          { id: 'without-selected', cameras: cameras(others) },
        ]
      : []),
  ]
}

/** Every camera of ours in every place it stood, while it stood there. */
function allThatStood(): CoverageRequest['sets'][number]['cameras'] {
  const { cameras, deployments, now } = register.getState()
  return countedCameras(cameras, deployments, { counting: 'as-then', now })
}

function requestNow(marks: readonly CameraMark[]): CoverageRequest {
  const { edition, compared, counting } = cameraChoice.getState()
  const { municipality } = here.getState()
  const inPlan = planning.getState().draft !== null
  const { views } = coverage.getState()
  return {
    filter: asIncidentFilter(filter.getState(), municipality!.timeZone),
    edition,
    looking: lookingNow(),
    sets: [
      ...setsOf(marks),
      ...(counting === 'as-then' && !inPlan ? [{ id: 'then', cameras: allThatStood() }] : []),
      ...comparedSets(compared),
    ],
    drawn: marks.filter(isDrawn).map(({ id, placement }) => ({
      camera: asStanding(placement),
      known: views.get(id)?.key ?? null,
    })),
    intruding: intrudingNow(marks),
  }
}

/** The selected camera, where it is one that is planned for. */
function intrudingNow(marks: readonly CameraMark[]): CoverageRequest['intruding'] {
  const mark = marks.find(isSelected)
  return mark && !mark.indoor && mark.look !== 'removed' ? asStanding(mark.placement) : null
}

function comparedSets(
  compared: readonly string[],
): { id: string; cameras: ReturnType<typeof asWatching>[] }[] {
  const plans = queryClient.getQueryData(plansQuery(here.getState().municipality!.code).queryKey)
  return compared.flatMap((id) => {
    const plan = plans?.find((one) => one.id === id)
    if (!plan) return []
    const marks = cameraMarks(register.getState(), plan.placements)
    const counted = marks.filter(({ counts }) => counts)
    return [{ id, cameras: counted.map(({ placement }) => asWatching(placement)) }]
  })
}

/** The municipality whose town the worker has, and which loading of it this is. */
let loaded: string | null = null
let loading = 0

const count = latest(async (request: CoverageRequest) => {
  const mine = loading
  try {
    const { figures, views: changed, intrusion } = await coverageWorker.ask(request)
    if (mine !== loading) return
    const before = coverage.getState().views
    const drawn = new Set(request.drawn.map(({ camera }) => camera.id))
    const same = changed.length === 0 && before.size === drawn.size
    const kept = [...before].filter(([id]) => drawn.has(id))
    const views = same
      ? before
      : new Map([...kept, ...changed.map((view) => [view.id, view] as const)])
    coverage.setState({ state: 'ready', figures, edition: request.edition, views, intrusion })
  } catch {
    if (mine === loading) coverage.setState({ state: 'failed' })
  }
})

function recount(): void {
  if (!here.getState().municipality || register.getState().state !== 'ready' || !loaded) return
  void count(requestNow(marksNow()))
}

/** Fetches the town's walls and incidents into the worker. Called again after a failure. */
export async function loadCoverage(): Promise<void> {
  const { municipality } = here.getState()
  coverage.setState({
    ...{ state: 'loading', figures: {}, ground: null, views: new Map(), intrusion: null },
  })
  loaded = null
  const mine = ++loading
  if (!municipality || !seesCameras(mayNow())) return
  const [west, south, east, north] = municipality.bbox
  try {
    const ground = await coverageWorker.load({
      municipality: municipality.code,
      centre: [(west + east) / 2, (south + north) / 2],
      timeZone: municipality.timeZone,
    })
    if (mine !== loading) return
    coverage.setState({ ground })
    loaded = municipality.code
    recount()
  } catch {
    if (mine === loading) coverage.setState({ state: 'failed' })
  }
}

async function reloadIncidents(): Promise<void> {
  if (!loaded) return
  const mine = loading
  try {
    await coverageWorker.reloadIncidents(loaded)
    if (mine === loading) recount()
  } catch {
    // The incidents before stand; that they could not be had is told where incidents are.
    if (mine === loading) coverage.setState({ state: 'failed' })
  }
}

/** Keeps the counting in step with cameras, plan, filter and choices. Called once. */
export function startCoverage(): void {
  here.subscribe((now, before) => {
    if (now.municipality?.code !== before.municipality?.code) void loadCoverage()
  })
  heat.subscribe((now, before) => {
    if (before.known && now.known && now.known !== before.known) void reloadIncidents()
  })
  for (const store of [register, filter, cameraChoice, selection, openModule])
    store.subscribe(recount)
  planning.subscribe((now, before) => {
    if (now.draft !== before.draft || now.live !== before.live) recount()
  })
  void loadCoverage()
}
