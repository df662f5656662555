import type { IncidentColumns } from '../../../geodata/model/incident-columns.ts'

export type SortKey = 'when' | 'category' | 'place' | 'source' | 'seen'
export type Sort = { key: SortKey; isDescending: boolean }

/** The words a row is sorted by when it is not sorted by number. */
export type RowWords = {
  category: (index: number) => string
  precision: (index: number) => string
  seen: (index: number) => string
}

/**
 * The order to show incidents in. Words are sorted as a dictionary does in `language`; rows that
 * are equal keep the order they had, newest first.
 */
export function sortRows(
  columns: IncidentColumns,
  { key, isDescending }: Sort,
  words: RowWords,
  language: string,
): Uint32Array {
  const order = Uint32Array.from({ length: columns.length }, (_, i) => i)
  const rank = rankOf(columns, key, words, language)
  const sign = isDescending ? -1 : 1
  return order.sort((a, b) => sign * (rank(a) - rank(b)) || a - b)
}

function rankOf(
  columns: IncidentColumns,
  key: SortKey,
  words: RowWords,
  language: string,
): (row: number) => number {
  // The few different words are sorted once, so that rows compare as numbers.
  const ranks = (column: ArrayLike<number>, word: (index: number) => string) => {
    const { compare } = new Intl.Collator(language)
    const present = [...new Set(Array.from(column))].sort((a, b) => compare(word(a), word(b)))
    const rank = new Map(present.map((index, i) => [index, i]))
    return (row: number) => rank.get(column[row]!)!
  }
  switch (key) {
    case 'when':
      return (row) => columns.fromMs[row]!
    case 'category':
      return ranks(columns.category, words.category)
    case 'place':
      return ranks(columns.precision, words.precision)
    case 'seen':
      return ranks(columns.classification, words.seen)
    case 'source':
      return ranks(columns.source, (index) => columns.sources[index]!)
  }
}
