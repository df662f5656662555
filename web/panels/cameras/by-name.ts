// The names are Swedish whatever language is on screen: å, ä and ö stand last.
const { compare } = new Intl.Collator('sv', { numeric: true })

/** The order of cameras and plans in lists. */
export const byName = (one: { name: string }, other: { name: string }): number =>
  compare(one.name, other.name)
