import { useStore } from '../../state/use-store.ts'
import { NEW } from '../address.ts'
import { route } from '../route.ts'
import { NewPersonPage } from './new-person-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { PersonPage } from './person-page.tsx'

/** The list of people, one of them, or a new one. */
export function PeoplePages() {
  const one = useStore(route, (state) => state.one)
  if (one === null) return <PeoplePage />
  return one === NEW ? <NewPersonPage /> : <PersonPage key={one} id={one} />
}
