import { useQuery } from '@tanstack/react-query'
import { here } from '../state/municipality.ts'
import { planningAreasQuery } from '../state/queries.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'

/** Product, municipality and planning area, search, and the person's menu. */
export function Header() {
  const t = useText()
  const { municipality } = useStore(here)
  const { data: areas } = useQuery(planningAreasQuery(municipality!.code))
  return (
    <header className="header">
      <span className="product">{t('shell.product')}</span>
      <span className="where">
        {municipality!.name}
        {areas?.[0] && ` · ${areas[0].name}`}
      </span>
    </header>
  )
}
