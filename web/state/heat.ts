import { createStore } from 'zustand/vanilla'
import { type TimeUnit, timeBins } from '../../geodata/cells/time-bins.ts'
import { geo } from '../worker/geo.ts'
import type { IncidentsKnown, Summary, SummaryRequest } from '../worker/incident-desk.ts'
import { asIncidentFilter, filter } from './filter.ts'
import { latest } from './latest.ts'
import { mayNow } from './may.ts'
import type { ModuleId } from './module.ts'
import { here } from './municipality.ts'
import { askIfStillIn } from './session.ts'
import { view } from './view.ts'

/** Sizes a cell can have: about 0.1 km² to 300 m² (H3 resolutions). */
export const resolutions = [9, 10, 11, 12] as const
export type Resolution = (typeof resolutions)[number]

type HeatChoice = {
  shown: boolean
  /** Follows the zoom unless fixed by hand. */
  resolution: Resolution | 'auto'
  unit: TimeUnit | 'auto'
}
export const heatChoice = createStore<HeatChoice>(() => ({
  shown: true,
  resolution: 'auto',
  unit: 'auto',
}))
export const setResolution = (resolution: HeatChoice['resolution']) =>
  heatChoice.setState({ resolution })
export const setTimeUnit = (unit: HeatChoice['unit']) => heatChoice.setState({ unit })
export const showHeat = (shown: boolean) => heatChoice.setState({ shown })

/** Whether the heat leads in a part of the workspace; where other things do, it steps back. */
export const leadsHeat = (module: ModuleId) => module === 'heat' || module === 'table'

/** How strongly the cells are drawn in a part of the workspace, 0–1. */
export const heatOpacity = (module: ModuleId) => (leadsHeat(module) ? 0.68 : 0.3)

type Heat = {
  state: 'loading' | 'ready' | 'failed'
  known: IncidentsKnown | null
  summary: Summary | null
  resolution: Resolution
  unit: TimeUnit
  /** Edges of the bars over all time, epoch milliseconds. */
  edgesMs: Float64Array
}

/** What is counted of the incidents right now. */
export const heat = createStore<Heat>(() => ({
  state: 'loading',
  known: null,
  summary: null,
  resolution: 10,
  unit: 'week',
  edgesMs: new Float64Array(),
}))

const DAY_MS = 86_400_000

/** Cells are kept some 25–80 pixels wide: small enough to tell places apart, large enough to hit. */
export const resolutionAt = (zoom: number): Resolution =>
  zoom < 13.4 ? 9 : zoom < 14.9 ? 10 : zoom < 16.6 ? 11 : 12

/** Bars that are neither hairlines nor blocks, for so long a time. */
export const unitFor = (spanMs: number): TimeUnit =>
  spanMs <= 100 * DAY_MS ? 'day' : spanMs <= 1_200 * DAY_MS ? 'week' : 'month'

const count = latest(async (request: SummaryRequest & { resolution: Resolution }) => {
  const { known } = heat.getState()
  // Of other incidents than those that are known now, no answer is wanted.
  const isWanted = () => known !== null && heat.getState().known === known
  try {
    const summary = await geo.summarise(request)
    if (isWanted()) heat.setState({ summary, resolution: request.resolution, state: 'ready' })
  } catch {
    if (isWanted()) heat.setState({ state: 'failed' })
  }
})

function recount(): void {
  const { known, edgesMs } = heat.getState()
  const { municipality } = here.getState()
  if (!known || !municipality) return
  const { resolution } = heatChoice.getState()
  void count({
    filter: asIncidentFilter(filter.getState(), municipality.timeZone),
    resolution: resolution === 'auto' ? resolutionAt(view.getState().view?.zoom ?? 15) : resolution,
    edgesMs,
  })
}

function rebin(): void {
  const { known } = heat.getState()
  const { municipality } = here.getState()
  if (!known || !municipality) return
  const [from, to] = known.spanMs ?? [0, 0]
  const choice = heatChoice.getState().unit
  const unit = choice === 'auto' ? unitFor(to - from) : choice
  const edgesMs = known.spanMs
    ? timeBins(from, to, unit, municipality.timeZone)
    : new Float64Array()
  heat.setState({ unit, edgesMs })
}

let asked = 0

/** Fetches the incidents of the municipality on screen and counts them. Called again after a change. */
export async function loadIncidents(): Promise<void> {
  const { municipality } = here.getState()
  // An answer that was on its way when the municipality was left, or the eyes changed, is dropped.
  const mine = ++asked
  if (!municipality || !mayNow().ever('read', 'incident')) return
  if (!heat.getState().known) heat.setState({ state: 'loading' })
  try {
    const known = await geo.loadIncidents(municipality.code)
    if (mine !== asked) return
    heat.setState({ known })
    rebin()
    recount()
  } catch {
    if (mine !== asked) return
    heat.setState({ state: 'failed' })
    void askIfStillIn()
  }
}

/** Keeps the counting in step with filter, zoom and choices. Called once. */
export function startHeat(): void {
  here.subscribe((now, before) => {
    if (now.municipality?.code === before.municipality?.code) return
    heat.setState({ known: null, summary: null })
    void loadIncidents()
  })
  filter.subscribe(recount)
  view.subscribe((now, before) => {
    const at = (zoom: number | undefined) => zoom !== undefined && resolutionAt(zoom)
    if (at(now.view?.zoom) !== at(before.view?.zoom)) recount()
  })
  heatChoice.subscribe(() => {
    rebin()
    recount()
  })
  void loadIncidents()
}
