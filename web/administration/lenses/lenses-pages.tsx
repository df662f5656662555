import { useStore } from '../../state/use-store.ts'
import { NEW } from '../address.ts'
import { route } from '../route.ts'
import { LensPage } from './lens-page.tsx'
import { LensesPage } from './lenses-page.tsx'
import { NewLensPage } from './new-lens-page.tsx'

/** The list of camera models, one of them, or a new one. */
export function LensesPages() {
  const one = useStore(route, (state) => state.one)
  if (one === null) return <LensesPage />
  return one === NEW ? <NewLensPage /> : <LensPage key={one} id={one} />
}
