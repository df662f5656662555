import { createStore } from 'zustand/vanilla'
import type { Municipality } from '../../geodata/model/municipality.ts'
import { listMunicipalities } from '../api/municipalities.ts'
import { mayNow } from './may.ts'
import { modulesFor, openModule, setModule } from './module.ts'
import { here, showMunicipality } from './municipality.ts'
import { municipalitiesQuery, queryClient } from './queries.ts'
import { learnSession } from './session.ts'

type Start = {
  /** `none`: there is no municipality where whoever is here has a role. */
  state: 'asking' | 'failed' | 'none' | 'ready'
  /** The municipality that the address asked for and that is not to be seen here. */
  missing: string | null
}

/** How far the workspace has come in finding out who is here and what to show. */
export const start = createStore<Start>(() => ({ state: 'asking', missing: null }))

/**
 * Asks, in one go, who is at the screen and which municipalities they work in, and shows the one the
 * address asks for. Nobody at the screen is somebody who has been signed out: that is told elsewhere.
 */
export async function begin(): Promise<void> {
  start.setState({ state: 'asking', missing: null })
  const asked = listMunicipalities()
  // Who is here comes first, and its failure tells of both.
  asked.catch(() => undefined)
  try {
    const person = await learnSession()
    if (person) show(await asked)
  } catch {
    start.setState({ state: 'failed' })
  }
}

function show(all: readonly Municipality[]): void {
  queryClient.setQueryData(municipalitiesQuery.queryKey, [...all])
  const { code } = here.getState()
  const wanted = all.find((one) => one.code === code)
  const shown = wanted ?? all[0]
  if (!shown) {
    start.setState({ state: 'none' })
    return
  }
  showMunicipality(shown)
  const modules = modulesFor(mayNow())
  if (modules[0] && !modules.includes(openModule.getState().module)) setModule(modules[0])
  start.setState({ state: 'ready', missing: code !== null && !wanted ? code : null })
}
