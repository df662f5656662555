import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import './panel.css'

/** What stands in the side panel: a heading, perhaps a way out, and the contents. */
export function Panel(props: {
  title: ReactNode
  /** Words over the title, saying what kind of thing it is. */
  kind?: string
  onClose?: () => void
  closeLabel?: string
  children: ReactNode
}) {
  const { title, kind, onClose, closeLabel = '', children } = props
  return (
    <div className="panel">
      <div className="panel-head">
        <div>
          {kind && <p className="muted small">{kind}</p>}
          <h2>{title}</h2>
        </div>
        {onClose && <IconButton icon="close" label={closeLabel} onPress={onClose} />}
      </div>
      {children}
    </div>
  )
}

/** Nothing here yet: what to do about it. */
export function Empty({ title, what }: { title: string; what?: string }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {what && <span className="muted">{what}</span>}
    </div>
  )
}

/** What happened, what was kept, and what to do. */
export function BadNews(props: { title: string; what?: string; children?: ReactNode }) {
  return (
    <div className="bad-news" role="alert">
      <strong>{props.title}</strong>
      {props.what && <span>{props.what}</span>}
      {props.children}
    </div>
  )
}
