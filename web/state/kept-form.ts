import { formAsLeft, type LeftForm, reopenForm } from './forms.ts'
import { ownStorage } from './own-storage.ts'

// What is written in a form outlives a visit to the sign-in, in this tab and for this person.

/** Keeps what is written under the name of its form, for when its writer is back. */
export const keepUnder = (storage: Storage, name: string, written: unknown): void =>
  ownStorage(storage).setItem(name, JSON.stringify(written))

/** Lets go of what is kept under a name: it has been saved, or thrown away. */
export const letGo = (storage: Storage, name: string): void => ownStorage(storage).removeItem(name)

/** What is kept under a name; null for nothing, and for what cannot be read. */
export function keptUnder(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(ownStorage(storage).getItem(name) ?? 'null', datesIn)
  } catch {
    return null
  }
}

/** The instants of a kept record (createdAt, updatedAt) are dates; what a form holds of time is text. */
const datesIn = (key: string, value: unknown): unknown =>
  /At$/.test(key) && typeof value === 'string' ? new Date(value) : value

const OPEN = 'form'

/** Keeps the open form of the workspace as it stands. */
export function keepForm(storage: Storage): void {
  const left = formAsLeft()
  if (left) keepUnder(storage, OPEN, left)
}

/** Opens the form that was kept for whoever is at the screen, once. @returns whether there was one */
export function bringBackForm(storage: Storage): boolean {
  // Written by `keepForm` of this very page's code, but perhaps of an older version of it.
  const left = keptUnder(storage, OPEN) as Partial<LeftForm> | null
  letGo(storage, OPEN)
  const isWhole = left?.form?.kind !== undefined && left.held?.kind !== undefined
  if (isWhole) reopenForm(left as LeftForm)
  return isWhole
}
