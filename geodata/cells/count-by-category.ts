import { categories, type IncidentColumns } from '../model/incident-columns.ts'

/** Counts rows by category, in the order of `categories`. */
export function countByCategory(
  { category }: Pick<IncidentColumns, 'category'>,
  rows: Uint32Array,
): Uint32Array {
  const counts = new Uint32Array(categories.length)
  for (const row of rows) counts[category[row]!]!++
  return counts
}
