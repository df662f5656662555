import { signOut } from '../api/session.ts'
import { closeForm } from './forms.ts'
import { forgetOwn } from './own-storage.ts'
import { openPlan } from './plan.ts'
import { saveNow } from './plan-save.ts'
import { tellWindows } from './windows.ts'

/**
 * Signs out for good: what the browser kept for whoever leaves is forgotten, once the server has all
 * of it.
 *
 * @throws {ApiProblem} when the server does not answer; then nothing is lost
 */
export async function signOutHere(): Promise<void> {
  await saveNow()
  await signOut()
  tellWindows()
  closeForm()
  openPlan(null)
  forgetOwn(localStorage)
  forgetOwn(sessionStorage)
}
