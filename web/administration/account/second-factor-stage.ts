import { createStore } from 'zustand/vanilla'

/** How far one has come with sign-in in two steps. */
export type Stage =
  | { at: 'rest' }
  | { at: 'password'; for: 'set-up' | 'spare' | 'turn-off' }
  | { at: 'scan'; totpURI: string; codes: string[] }
  | { at: 'codes'; codes: string[]; isNew: boolean }

export const REST: Stage = { at: 'rest' }

/**
 * The stage outlives the page: spare codes that are shown once are still there after a look at another
 * page. What would lose them, closing or reloading, is asked about by the browser.
 */
export const stage = createStore<{ stage: Stage }>(() => ({ stage: REST }))

export const setStage = (next: Stage) => stage.setState({ stage: next })

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

stage.subscribe(({ stage: { at } }) => {
  if (at === 'codes') addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
})
