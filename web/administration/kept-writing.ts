import { useEffect, useState } from 'react'
import { keepUnder, keptUnder, letGo } from '../state/kept-form.ts'
import { say } from '../state/toasts.ts'
import { useText } from '../text/text.ts'

// What is written in a form here is kept in the tab as it is written, and brought back when its page is
// come to again: a link, Back, a reload or the end of a session loses nothing.

const open = new Set<string>()

/** Whether something is written in a form on the screen, and not saved. */
export const isWriting = (): boolean => open.size > 0

/**
 * What was written in a form when it was left, told to its writer; null for nothing.
 *
 * @param isWhole whether it is of the shape that the form writes now
 */
export function useBroughtBack<Written extends object>(
  name: string,
  isWhole: (kept: Partial<Written>) => boolean,
): Written | null {
  const t = useText()
  const [written] = useState(() => {
    const kept = keptUnder(sessionStorage, name) as Partial<Written> | null
    return kept && isWhole(kept) ? (kept as Written) : null
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, in the language of then
  useEffect(() => {
    if (written) say(t('shell.formBack'))
  }, [])
  return written
}

/** Keeps what is written in a form; null when nothing is. @returns what lets go of it */
export function useKeptWriting(name: string, written: object | null): () => void {
  useEffect(() => {
    if (!written) return letGo(sessionStorage, name)
    keepUnder(sessionStorage, name, written)
    open.add(name)
    return () => void open.delete(name)
  }, [name, written])
  return () => {
    letGo(sessionStorage, name)
    open.delete(name)
  }
}
