import { createStore } from 'zustand/vanilla'
import { onSignedOut } from '../api/http.ts'
import { getSession } from '../api/session.ts'
import { session } from './session.ts'
import { signInAddress } from './till.ts'
import { onToldByWindow } from './windows.ts'

/** Whether it is to be said that nobody is signed in any more: somebody was in the middle of something. */
export const signedOut = createStore<{ isTold: boolean }>(() => ({ isTold: false }))

/** Lets somebody stay and look at, or copy, what they wrote; the next refusal tells them again. */
export const stayForNow = (): void => signedOut.setState({ isTold: false })

/** Goes to the sign-in, and from there back here. What is written in a form is there again then. */
export const signInAgain = (): void => location.assign(signInAddress(location))

/** What a face of the service knows of what is under way in it. */
type Face = {
  /** Whether somebody is in the middle of something. */
  isBusy: () => boolean
  /** Keeps what is written, as the page is left. */
  keep: () => void
}

/**
 * Listens for being signed out, here or in another window of the browser; and for somebody else having
 * signed in there, or looking through other eyes: then all is begun anew. What is written in a form
 * is kept whenever the page is left. Called once.
 */
export function startSignedOut({ isBusy, keep }: Face): void {
  const leave = () => {
    // Nothing has been shown yet: Back is not to lead here, and so to the sign-in again.
    if (!session.getState().person) location.replace(signInAddress(location))
    else if (isBusy()) signedOut.setState({ isTold: true })
    else signInAgain()
  }
  const lookWhoIsHere = async () => {
    const { person: before } = session.getState()
    if (!before) return
    const answer = await getSession().catch(() => null)
    if (!answer) return
    const { person: now } = answer
    if (now === null) leave()
    else if (now.id !== before.id && isBusy()) signedOut.setState({ isTold: true })
    // Whoever wrote something and looks through other eyes now has it again afterwards.
    else if (now.id !== before.id || now.viewAs !== before.viewAs) location.reload()
    else session.setState({ person: now })
  }
  onSignedOut(leave)
  onToldByWindow(() => void lookWhoIsHere())
  window.addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void lookWhoIsHere()
  })
}
