import { useQuery } from '@tanstack/react-query'
import { Search } from '../panels/search/search.tsx'
import { here, showMunicipality } from '../state/municipality.ts'
import { municipalitiesQuery, planningAreasQuery } from '../state/queries.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Select } from '../ui/select.tsx'
import { PersonMenu } from './person-menu.tsx'

/** Product, municipality and planning area, search, and the person's menu. */
export function Header({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useText()
  return (
    <header className="header">
      <h1 className="product">
        <Mark />
        <span>{t('shell.product')}</span>
      </h1>
      <Where />
      <DemoMark />
      <Search />
      <PersonMenu onShowKeys={onShowKeys} />
    </header>
  )
}

function Where() {
  const t = useText()
  const municipality = useStore(here, (state) => state.municipality!)
  const { data: all = [] } = useQuery(municipalitiesQuery)
  const { data: areas } = useQuery(planningAreasQuery(municipality.code))
  const area = areas?.[0]?.name
  if (all.length < 2)
    return (
      <p className="where">
        {municipality.name}
        {area && <span className="muted"> · {area}</span>}
      </p>
    )
  return (
    <Select
      label={t('shell.municipality')}
      labelHidden
      value={municipality.code}
      onChange={(code) => {
        const chosen = all.find((one) => one.code === code)
        if (chosen) showMunicipality(chosen)
      }}
      options={all.map(({ code, name }) => ({ id: code, words: name }))}
    />
  )
}

/** Says that what is on screen is made up, wherever one looks. */
function DemoMark() {
  const t = useText()
  const isDemo = useStore(here, (state) => state.municipality!.demo)
  if (!isDemo) return null
  return (
    <p className="demo-mark" title={t('shell.demoWhy')}>
      {t('shell.demo')}
    </p>
  )
}

const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 2l8.700 5v10L12 22l-8.700-5V7z" fill="var(--incident)" />
  </svg>
)
