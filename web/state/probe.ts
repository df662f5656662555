import { createStore } from 'zustand/vanilla'
import type { LonLat } from '../../geodata/position.ts'
import type { Sight } from '../../geodata/visibility/probe.ts'
import { coverageWorker } from '../worker/coverage.ts'
import { cameraChoice, lookingNow } from './camera-choice.ts'
import { asStanding } from './camera-marks.ts'
import { coverage, marksNow } from './coverage.ts'
import { latest } from './latest.ts'
import { here } from './municipality.ts'
import { lookAround, tool } from './tool.ts'

/** A point that is asked about, and how each camera that counts has it; null while that is found out. */
export const probed = createStore<{ at: LonLat | null; sights: readonly Sight[] | null }>(() => ({
  at: null,
  sights: null,
}))

export const forgetProbe = () => {
  probed.setState({ at: null, sights: null })
  if (tool.getState().tool.kind === 'probe') lookAround()
}

const ask = latest(async (at: LonLat) => {
  const cameras = marksNow()
    .filter(({ counts }) => counts)
    .map(({ placement }) => asStanding(placement))
  const { edition } = cameraChoice.getState()
  try {
    const sights = await coverageWorker.probe({ at, cameras, looking: lookingNow(), edition })
    if (probed.getState().at === at) probed.setState({ sights })
  } catch {
    // What cannot be counted is told beside the figure.
    if (probed.getState().at === at) probed.setState({ sights: [] })
  }
})

/** Keeps the answer in step with the point and the cameras. Called once. */
export function startProbe(): void {
  tool.subscribe(({ tool: now }) => {
    if (now.kind !== 'probe' || !now.position || now.position === probed.getState().at) return
    probed.setState({ at: now.position, sights: null })
    void ask(now.position)
  })
  coverage.subscribe(({ figures, views }, before) => {
    const { at } = probed.getState()
    if (at && (figures !== before.figures || views !== before.views)) void ask(at)
  })
  here.subscribe((now, before) => {
    if (now.municipality?.code !== before.municipality?.code) forgetProbe()
  })
}
