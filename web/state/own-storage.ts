import { session } from './session.ts'

const PREFIX = 'tryggkartan.own.'
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What a browser keeps for whoever is at the screen: the next person to sign in on the same computer
 * finds nothing of it.
 */
export function ownStorage(storage: Storage = localStorage): Kept {
  const keyOf = (key: string) => `${PREFIX}${session.getState().person?.id ?? 'nobody'}.${key}`
  return {
    getItem: (key) => storage.getItem(keyOf(key)),
    setItem: (key, value) => storage.setItem(keyOf(key), value),
    removeItem: (key) => storage.removeItem(keyOf(key)),
  }
}

/** Forgets all that the browser keeps for whoever is at the screen: they are leaving. */
export function forgetOwn(storage: Storage): void {
  const mine = `${PREFIX}${session.getState().person?.id}.`
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i))
  for (const key of keys) if (key?.startsWith(mine)) storage.removeItem(key)
}
