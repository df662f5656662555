import { createStore } from 'zustand/vanilla'
import { below, within } from '../api/base.ts'
import { addressOf, type PageId, type Route, routeOf } from './address.ts'

const read = () => routeOf(within(location.pathname) ?? '', location.search)

/** Where one is. `moves` grows with each step, so that a page knows it was come to. */
export const route = createStore<Route & { moves: number }>(() => ({ ...read(), moves: 0 }))

export type Goal = { page: PageId; one?: string | null; query?: Route['query'] }

/** The address of a goal, in the municipality that is shown now when the address names one. */
export function hrefOf({ query, ...goal }: Goal): string {
  const { kommun = '' } = route.getState().query
  return below(addressOf({ ...goal, query: { ...query, kommun: query?.kommun ?? kommun } }))
}

/**
 * Goes to a goal: as a step to another page, as one within the page, which leaves the focus where it is,
 * or by putting right the address one is at. Back takes back both kinds of step.
 */
export function go(goal: Goal, how: 'step' | 'within' | 'correct' = 'step'): void {
  const href = hrefOf(goal)
  if (how === 'correct') history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  const { moves } = route.getState()
  route.setState({ ...read(), moves: how === 'step' ? moves + 1 : moves })
  if (how === 'step') scrollTo(0, 0)
}

/** Comes to the page anew, where it stands: what was on it has changed. */
export const comeAgain = (): void => route.setState(({ moves }) => ({ moves: moves + 1 }))

/** Follows the browser's own buttons. */
export function followHistory(): void {
  addEventListener('popstate', () =>
    route.setState({ ...read(), moves: route.getState().moves + 1 }),
  )
}
