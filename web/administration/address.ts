/** The pages, in the order of the menu, by the name they have in an address. */
const slugs = {
  account: 'konto',
  people: 'personer',
  organisations: 'organisationer',
  lenses: 'kameramodeller',
  rights: 'rattigheter',
  log: 'logg',
  retention: 'gallring',
} as const
export type PageId = keyof typeof slugs
export const pageIds = Object.keys(slugs) as PageId[] // the keys of what is written above

/** Where one is: a page, perhaps one thing on it (an id or "ny"), and what it is asked for. */
export type Route = {
  /** Null for an address that leads nowhere. */
  page: PageId | null
  one: string | null
  query: { readonly [name: string]: string }
}

/** In place of an id: something that is not there yet. */
export const NEW = 'ny'

const ROOT = '/forvaltning'

/** Reads an address as the service knows it; the bare one leads to one's account. */
export function routeOf(path: string, search: string): Route {
  const [slug = '', one, ...more] = path.slice(ROOT.length).split('/').filter(Boolean)
  const known = slug === '' ? 'account' : pageIds.find((page) => slugs[page] === slug)
  return {
    page: more.length > 0 ? null : (known ?? null),
    one: one ?? null,
    query: Object.fromEntries(new URLSearchParams(search)),
  }
}

/** The address of a route; parameters without a value are left out. */
export function addressOf(route: { page: PageId; one?: string | null; query?: Route['query'] }) {
  const { page, one, query = {} } = route
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  const path = `${ROOT}/${slugs[page]}${one ? `/${one}` : ''}`
  return params.size > 0 ? `${path}?${params}` : path
}
