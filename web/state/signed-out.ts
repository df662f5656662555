import { createStore } from 'zustand/vanilla'
import { onSignedOut } from '../api/http.ts'
import { getSession } from '../api/session.ts'
import { isWritten } from './forms.ts'
import { keepForm } from './kept-form.ts'
import { planning } from './plan.ts'
import { session } from './session.ts'
import { signInAddress } from './till.ts'

/** Whether it is to be said that nobody is signed in any more: somebody was in the middle of something. */
export const signedOut = createStore<{ isTold: boolean }>(() => ({ isTold: false }))

/** Lets somebody stay and look at, or copy, what they wrote; the next refusal tells them again. */
export const stayForNow = (): void => signedOut.setState({ isTold: false })

/** Goes to the sign-in, and from there back here. What is written in a form is there again then. */
export const signInAgain = (): void => location.assign(signInAddress(location))

// A plan's own work is kept in this browser as it is done; but a hand may be in the middle of it.
const isBusy = (): boolean => isWritten() || planning.getState().save !== 'saved'

/** Goes to the sign-in when the server says so: at once, or by a word first. */
function leave(): void {
  // Nothing has been shown yet: Back is not to lead here, and so to the sign-in again.
  if (!session.getState().person) location.replace(signInAddress(location))
  else if (isBusy()) signedOut.setState({ isTold: true })
  else signInAgain()
}

/**
 * Listens for being signed out, here or in another tab of the browser; and for somebody else having
 * signed in there, or looking through other eyes: then all is begun anew. What is written in a form
 * is kept whenever the page is left. Called once.
 */
export function startSignedOut(): void {
  onSignedOut(leave)
  window.addEventListener('pagehide', () => keepForm(sessionStorage))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void lookWhoIsHere()
  })
}

async function lookWhoIsHere(): Promise<void> {
  const { person: before } = session.getState()
  if (!before) return
  const answer = await getSession().catch(() => null)
  if (!answer) return
  const { person: now } = answer
  if (now === null) leave()
  else if (now.id === before.id && now.viewAs === before.viewAs) session.setState({ person: now })
  else if (isBusy()) signedOut.setState({ isTold: true })
  else location.reload()
}
