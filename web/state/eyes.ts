import { createStore } from 'zustand/vanilla'
import { type ProjectorRole, viewAs } from '../api/session.ts'
import { closeForm } from './forms.ts'
import { markPlace } from './found-place.ts'
import { here } from './municipality.ts'
import { openPlan } from './plan.ts'
import { saveNow } from './plan-save.ts'
import { queryClient } from './queries.ts'
import { select } from './selection.ts'
import { begin, start } from './start.ts'
import { limitTableTo } from './table.ts'
import { toasts } from './toasts.ts'
import { tellWindows } from './windows.ts'

/** How often whoever is here has begun or ended projector mode since the page opened. */
export const eyes = createStore<{ changes: number }>(() => ({ changes: 0 }))

/**
 * Begins projector mode, or ends it with null. The municipality is left before and come to anew after,
 * so that nothing that was fetched for one pair of eyes is on the screen, or in memory to be shown,
 * for the other. When something fails on the way nothing is shown until it has been asked again.
 */
export async function lookAs(role: ProjectorRole | null): Promise<void> {
  await saveNow()
  leave()
  try {
    await viewAs(role)
    tellWindows()
  } catch {
    start.setState({ state: 'failed' })
    return
  }
  await begin()
  eyes.setState(({ changes }) => ({ changes: changes + 1 }))
}

/** Lets go of everything that has been fetched, and of everything that is chosen among it. */
function leave(): void {
  start.setState({ state: 'asking' })
  here.setState({ municipality: null })
  closeForm()
  select(null)
  openPlan(null)
  markPlace(null)
  limitTableTo(null)
  toasts.setState({ toasts: [] })
  void queryClient.cancelQueries()
  queryClient.clear()
}
