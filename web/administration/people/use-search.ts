import { useStore } from '../../state/use-store.ts'
import { route } from '../route.ts'

/** What people are searched for: it stands in the address, and is still there when one comes back. */
export const useSearch = (): string => useStore(route, ({ query }) => query.sok ?? '')
