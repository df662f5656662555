import { below } from '../api/base.ts'

// The windows and tabs of one browser share a session: what happens to it in one is told in the others.

let opened: BroadcastChannel | undefined
// One for all of a page: it hears what others tell, and not what it tells itself.
const channel = (): BroadcastChannel => {
  opened ??= new BroadcastChannel(`tryggkartan ${below('/')}`)
  return opened
}

/** Tells the other windows that somebody has come, gone, or looks through other eyes. */
export const tellWindows = (): void => channel().postMessage(null)

/** Calls `listener` whenever another window tells so. */
export function onToldByWindow(listener: () => void): void {
  channel().onmessage = listener
}
