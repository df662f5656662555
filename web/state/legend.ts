import { createStore } from 'zustand/vanilla'

const KEPT = 'tryggkartan.legend'
// Lower than this, in lines of text, a whole legend would hide more than it tells.
const ROOM_REM = 44

function startsFolded(): boolean {
  const kept = localStorage.getItem(KEPT)
  if (kept !== null) return kept === 'folded'
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return innerHeight / rem < ROOM_REM
}

/** Whether the legend over the map is folded; this browser remembers it. */
export const legend = createStore<{ folded: boolean }>(() => ({ folded: startsFolded() }))

export function foldLegend(folded: boolean): void {
  legend.setState({ folded })
  localStorage.setItem(KEPT, folded ? 'folded' : 'open')
}
