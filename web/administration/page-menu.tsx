import { useId, useState } from 'react'
import { here } from '../state/municipality.ts'
import { session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Icon } from '../ui/icons.tsx'
import { Link } from './link.tsx'
import { pagesOf } from './pages.tsx'
import { route } from './route.ts'

/** The list of pages: beside the page, and on a narrow screen folded behind a button. */
export function PageMenu() {
  const t = useText()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const shown = useStore(route, (state) => state.page)
  const code = useStore(here, (state) => state.code ?? '')
  const person = useStore(session, (state) => state.person)
  return (
    <nav className="page-menu" aria-label={t('administration.pages')}>
      <button
        type="button"
        className="page-menu-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="muted">{t('administration.menu')}</span>
        <span className="page-menu-now">{shown && t(`administration.page.${shown}`)}</span>
        <Icon name={isOpen ? 'up' : 'down'} size={18} />
      </button>
      <ul id={id} className="page-menu-list" data-open={isOpen || undefined}>
        {pagesOf(person, code).map((page) => (
          <li key={page}>
            <Link to={{ page }} isCurrent={page === shown} onGo={() => setOpen(false)}>
              {t(`administration.page.${page}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
