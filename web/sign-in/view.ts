import { useEffect, useState } from 'react'
import { type Asked, tidyAddress } from './address.ts'

/** What is shown: the door itself, or one of the ways that lead from it. */
export type View =
  | { kind: 'password'; news?: News }
  | { kind: 'code' }
  | { kind: 'forgotten' }
  | { kind: 'new-password'; token: string }

/** What is told at the door of what came before. */
export type News = 'changed' | 'too-late' | 'out-everywhere'

const steps = ['code', 'forgotten'] as const
type Step = { kind: (typeof steps)[number] }

/** The step that an entry of the history is; null for the door. */
export function stepOf(state: unknown): Step | null {
  const kind = (state as Partial<Step> | null)?.kind
  return steps.some((step) => step === kind) ? { kind: kind! } : null
}

const first = ({ token, isOutEverywhere }: Asked): View =>
  token !== null
    ? { kind: 'new-password', token }
    : { kind: 'password', ...(isOutEverywhere && { news: 'out-everywhere' as const }) }

/**
 * The view that is shown. What leads from the door is a step in the history: Back leads to the door again,
 * and a reload stays where it was.
 */
export function useView(asked: Asked) {
  const [view, setView] = useState<View>(() => stepOf(history.state) ?? first(asked))
  const [hasMoved, setMoved] = useState(false)
  useEffect(() => {
    const follow = ({ state }: PopStateEvent) => {
      setMoved(true)
      setView(stepOf(state) ?? { kind: 'password' })
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const show = (next: View) => {
    const isStep = stepOf(next) !== null
    const wasStep = stepOf(history.state) !== null
    // The door lies under every step.
    if (wasStep && next.kind === 'password' && !next.news) return history.back()
    // A token that has been used, or left unused, and what has been told are done with.
    tidyAddress(asked)
    if (isStep && !wasStep) history.pushState(next, '')
    else history.replaceState(isStep ? next : null, '')
    setMoved(true)
    setView(next)
  }
  return { view, show, hasMoved }
}
