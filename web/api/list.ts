import { askJson } from './http.ts'
import type { Listed } from './wire.ts'

type Query = Record<string, string | number | undefined>

/** Every page of a list, in the server's order. Stops when `signal` is aborted. */
export async function listAll<Item>(
  path: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: Listed<Item> = await askJson(withQuery(path, { ...query, cursor }), { signal })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}

/** A path with the parameters that have a value. */
export function withQuery(
  path: string,
  query: Record<string, string | number | null | undefined>,
): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
