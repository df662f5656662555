import { createStore } from 'zustand/vanilla'
import { areaKm2 } from '../../geodata/cells/cells-in.ts'
import { MOST_KM2 } from '../../geodata/coverage/blind-spots.ts'
import type { GroundFigure } from '../../geodata/coverage/seen-ground.ts'
import type { PlanningArea } from '../../geodata/model/planning-area.ts'
import { coverageWorker } from '../worker/coverage.ts'
import type { BlindSpots, GroundRequest } from '../worker/coverage-session.ts'
import { cameraChoice, lookingNow } from './camera-choice.ts'
import { coverage, marksNow, setsOf } from './coverage.ts'
import { asIncidentFilter, filter } from './filter.ts'
import { latest } from './latest.ts'
import { openModule } from './module.ts'
import { here } from './municipality.ts'
import { planning } from './plan.ts'
import { planningAreasQuery, queryClient } from './queries.ts'

type GroundSeen = {
  /** By set, as in the coverage: how much ground each sees. */
  figures: Readonly<Record<string, GroundFigure>>
  blind: BlindSpots | null
  /** Where blind spots are looked for. */
  areas: readonly PlanningArea[]
  /** What stands here is of the cameras as they were a moment ago. */
  isCounting: boolean
}

const nothing: GroundSeen = { figures: {}, blind: null, areas: [], isCounting: false }

/** How much ground the cameras see, as last counted: when the hand rests, never during a drag. */
export const groundSeen = createStore<GroundSeen>(() => nothing)

const ask = latest(async ({ code, request }: { code: string; request: GroundRequest }) => {
  const isHere = () => here.getState().municipality?.code === code
  try {
    const { figures, blind } = await coverageWorker.askGround(request)
    if (isHere()) groundSeen.setState({ figures, blind, isCounting: false })
  } catch {
    // That nothing can be counted is told beside the figure.
    if (isHere()) groundSeen.setState({ figures: {}, blind: null, isCounting: false })
  }
})

/** Still for so long, the hand rests. */
const REST_MS = 350

/** Whether blind spots can be looked for in some areas: there are any, and they are no larger than a centre. */
export const isSmallEnough = (areas: readonly Pick<PlanningArea, 'area'>[]): boolean =>
  areas.length > 0 && areas.reduce((sum, { area }) => sum + areaKm2(area), 0) <= MOST_KM2

async function count(): Promise<void> {
  const { municipality } = here.getState()
  if (!municipality) return
  const { edition, blindShown } = cameraChoice.getState()
  const areas = await queryClient
    .ensureQueryData(planningAreasQuery(municipality.code))
    .catch((): PlanningArea[] => [])
  if (here.getState().municipality !== municipality) return
  groundSeen.setState({ areas })
  const inPlan = planning.getState().draft !== null
  const set = inPlan ? 'plan' : 'today'
  const request: GroundRequest = {
    filter: asIncidentFilter(filter.getState(), municipality.timeZone),
    ...{ edition, looking: lookingNow(), sets: setsOf(marksNow()) },
    blind:
      blindShown && isSmallEnough(areas) ? { set, areas: areas.map(({ area }) => area) } : null,
  }
  await ask({ code: municipality.code, request })
}

/** Keeps it in step with the cameras, once nothing has moved for a moment. Called once. */
export function startGround(): void {
  let timer = 0
  const soon = () => {
    clearTimeout(timer)
    if (openModule.getState().module !== 'cameras' || coverage.getState().state !== 'ready') return
    if (!groundSeen.getState().isCounting) groundSeen.setState({ isCounting: true })
    timer = window.setTimeout(() => {
      if (planning.getState().live) soon()
      else void count()
    }, REST_MS)
  }
  coverage.subscribe((now, before) => {
    if (now.figures !== before.figures || now.views !== before.views) soon()
  })
  cameraChoice.subscribe((now, before) => {
    if (now.blindShown !== before.blindShown) soon()
  })
  openModule.subscribe(soon)
  here.subscribe((now, before) => {
    if (now.municipality?.code !== before.municipality?.code) groundSeen.setState(nothing)
  })
}
