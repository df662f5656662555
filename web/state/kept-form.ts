import { formAsLeft, type LeftForm, reopenForm } from './forms.ts'
import { ownStorage } from './own-storage.ts'

// What is written in an open form outlives a visit to the sign-in, in this tab and for this person.

const KEY = 'form'

/** Keeps the open form as it stands, for when its writer is back. */
export function keepForm(storage: Storage): void {
  const left = formAsLeft()
  if (left) ownStorage(storage).setItem(KEY, JSON.stringify(left))
}

/** Opens the form that was kept for whoever is at the screen, once. @returns whether there was one */
export function bringBackForm(storage: Storage): boolean {
  const own = ownStorage(storage)
  const kept = own.getItem(KEY)
  own.removeItem(KEY)
  const left = kept === null ? null : read(kept)
  if (left) reopenForm(left)
  return left !== null
}

function read(kept: string): LeftForm | null {
  try {
    // Written by `keepForm` of this very page's code, but perhaps of an older version of it.
    const left = JSON.parse(kept, datesIn) as Partial<LeftForm>
    const isWhole = left.form?.kind !== undefined && left.held?.kind !== undefined
    return isWhole ? (left as LeftForm) : null
  } catch {
    return null
  }
}

/** The instants of a kept record (createdAt, updatedAt) are dates; what a form holds of time is text. */
const datesIn = (key: string, value: unknown): unknown =>
  /At$/.test(key) && typeof value === 'string' ? new Date(value) : value
