import { useQuery } from '@tanstack/react-query'
import { below } from '../api/base.ts'
import { here } from '../state/municipality.ts'
import { municipalitiesQuery } from '../state/queries.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Icon } from '../ui/icons.tsx'
import { Select } from '../ui/select.tsx'
import { PersonMenu } from './person-menu.tsx'
import { go, route } from './route.ts'

/** Product, municipality, the way to the map, and who is here. */
export function Header() {
  const t = useText()
  const municipality = useStore(here, (state) => state.municipality)
  const map = below(municipality ? `/arbete?kommun=${municipality.code}` : '/arbete')
  return (
    <header className="page-header">
      <p className="page-product">
        <Mark />
        <span>{t('shell.product')}</span>
      </p>
      <Where />
      {municipality?.demo && (
        <p className="page-demo" title={t('shell.demoWhy')}>
          {t('shell.demo')}
        </p>
      )}
      <div className="page-header-end">
        <a className="button quiet" href={map}>
          <Icon name="place" size={18} />
          {t('administration.toMap')}
        </a>
        <PersonMenu />
      </div>
    </header>
  )
}

function Where() {
  const t = useText()
  const municipality = useStore(here, (state) => state.municipality)
  const { data: all = [] } = useQuery(municipalitiesQuery)
  if (!municipality) return null
  if (all.length < 2) return <p className="page-where">{municipality.name}</p>
  // What is one thing in one municipality is nothing in another: the page begins anew.
  const choose = (kommun: string) =>
    go({ page: route.getState().page ?? 'account', query: { kommun } })
  return (
    <Select
      label={t('shell.municipality')}
      labelHidden
      value={municipality.code}
      onChange={choose}
      options={all.map(({ code, name }) => ({ id: code, words: name }))}
    />
  )
}

const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 2l8.700 5v10L12 22l-8.700-5V7z" fill="var(--incident)" />
  </svg>
)
