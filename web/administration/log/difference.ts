/** One field that is not the same before and after. */
export type Difference = { field: string; before: unknown; after: unknown }

type Fields = { readonly [field: string]: unknown }

// What the service keeps for itself: it always changes, and tells nobody anything.
const silent: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt'])

/**
 * What an event changed, field by field, in the order of what came of it. Where there is only a
 * before or an after, every field that says something.
 */
export function differenceOf(before: unknown, after: unknown): Difference[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  return [...new Set([...Object.keys(is), ...Object.keys(was)])]
    .filter((field) => !silent.has(field))
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }))
    .filter((one) => !isSame(one.before, one.after))
    .filter((one) => !(isEmpty(one.before) && isEmpty(one.after)))
}

/** A list is what a person's own organisation says their roles are; anything else has fields. */
const fieldsOf = (value: unknown): Fields => {
  if (Array.isArray(value)) return { roles: value }
  return isObject(value) ? value : {}
}

/** Something with fields; not a list. */
export const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Whether a value says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)

/** Whether two values of JSON say the same, whatever order their fields stand in. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((part, i) => isSame(part, b[i]))
  if (isObject(a) && isObject(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].every((key) => isSame(a[key], b[key]))
  }
  return a === b
}

/** What has come, gone and changed between two lists of things with ids; null for other lists. */
export function changesIn(
  before: unknown,
  after: unknown,
): { added: number; removed: number; changed: number } | null {
  const was = byId(before)
  const is = byId(after)
  if (!was || !is) return null
  const both = [...is].filter(([id]) => was.has(id))
  return {
    added: is.size - both.length,
    removed: was.size - both.length,
    changed: both.filter(([id, one]) => !isSame(one, was.get(id))).length,
  }
}

function byId(list: unknown): Map<unknown, Fields> | null {
  if (!Array.isArray(list) || !list.every(isObject)) return null
  const things = new Map(list.map((one) => [one.id, one]))
  return things.has(undefined) || things.size < list.length ? null : things
}
