import type { MouseEvent, ReactNode } from 'react'
import { useStore } from '../state/use-store.ts'
import { type Goal, go, hrefOf, route } from './route.ts'

/** A link to a page here, opened without loading anew; with a key held down it is a plain link. */
export function Link(props: {
  to: Goal
  className?: string
  isCurrent?: boolean
  onGo?: () => void
  children: ReactNode
}) {
  const { to, className, isCurrent, onGo, children } = props
  // The municipality that is shown stands in every address.
  useStore(route, (state) => state.query.kommun)
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    onGo?.()
    go(to)
  }
  return (
    <a
      href={hrefOf(to)}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      {children}
    </a>
  )
}
