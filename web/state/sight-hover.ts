import { createStore } from 'zustand/vanilla'
import type { LonLat } from '../../geodata/position.ts'
import type { Sight } from '../../geodata/visibility/probe.ts'
import { coverageWorker } from '../worker/coverage.ts'
import { cameraChoice, lookingNow } from './camera-choice.ts'
import { asStanding } from './camera-marks.ts'
import { marksNow } from './coverage.ts'
import { latest } from './latest.ts'
import { selection } from './selection.ts'

/** How the selected camera has what the pointer is over; null where nothing is asked. */
export const hovered = createStore<{ sight: Sight | null; name: string }>(() => ({
  ...{ sight: null, name: '' },
}))

/** Asks for the place under the pointer; the newest place wins. @param at null when it is over none */
export const askSight = latest(async (at: LonLat | null): Promise<void> => {
  const { selected } = selection.getState()
  const mark =
    at && selected?.kind === 'camera' ? marksNow().find(({ id }) => id === selected.id) : undefined
  if (!at || !mark || mark.indoor) {
    if (hovered.getState().sight) hovered.setState({ sight: null })
    return
  }
  const { edition } = cameraChoice.getState()
  const asked = { at, cameras: [asStanding(mark.placement)], looking: lookingNow(), edition }
  try {
    const [sight = null] = await coverageWorker.probe(asked)
    const { selected: now } = selection.getState()
    hovered.setState({ sight: now?.id === selected?.id ? sight : null, name: mark.name })
  } catch {
    hovered.setState({ sight: null })
  }
})
