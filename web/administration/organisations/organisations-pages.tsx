import { useStore } from '../../state/use-store.ts'
import { NEW } from '../address.ts'
import { route } from '../route.ts'
import { NewOrganisationPage } from './new-organisation-page.tsx'
import { OrganisationPage } from './organisation-page.tsx'
import { OrganisationsPage } from './organisations-page.tsx'

/** The list of organisations, one of them, or a new one. */
export function OrganisationsPages() {
  const one = useStore(route, (state) => state.one)
  if (one === null) return <OrganisationsPage />
  return one === NEW ? <NewOrganisationPage /> : <OrganisationPage key={one} id={one} />
}
