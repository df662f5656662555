import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Icon } from '../ui/icons.tsx'
import { Link } from './link.tsx'
import './page.css'
import { type Goal, route } from './route.ts'

/** A page: its heading, what it is, what can be done from it, and the contents. */
export function Page(props: {
  title: string
  intro?: string
  /** The page it lies under. */
  back?: { to: Goal; words: string }
  actions?: ReactNode
  children?: ReactNode
}) {
  const t = useText()
  const { title, intro, back, actions, children } = props
  const heading = useCameTo()
  useEffect(() => {
    document.title = `${title} – ${t('shell.product')}`
  }, [title, t])
  return (
    <article className="page">
      {back && (
        <Link to={back.to} className="back">
          <Icon name="left" size={16} />
          {back.words}
        </Link>
      )}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </div>
      {intro && <p className="lead">{intro}</p>}
      {children}
    </article>
  )
}

/** Puts the focus on the heading of a page one has gone to, so that a screen reader tells of it. */
function useCameTo() {
  const heading = useRef<HTMLHeadingElement>(null)
  const moves = useStore(route, (state) => state.moves)
  useEffect(() => {
    if (moves > 0) heading.current?.focus({ preventScroll: true })
  }, [moves])
  return heading
}

/** A part of a page under a heading of its own. */
export function Section(props: { title: string; what?: ReactNode; children?: ReactNode }) {
  const id = useId()
  return (
    <section className="page-section" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.what && <p className="muted prose">{props.what}</p>}
      {props.children}
    </section>
  )
}

/** While something is fetched. */
export function Waiting() {
  const t = useText()
  return (
    <p className="muted" role="status">
      {t('shell.loading')}
    </p>
  )
}
