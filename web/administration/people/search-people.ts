/** What of a person a search looks in, as it stands on screen. */
type Told = { name: string; email: string; unit: string; roles: readonly string[] }

const plain = (text: string) => text.toLocaleLowerCase('sv')

/** Whether each word of a search is found somewhere in what is told of a person. */
export function isFound({ name, email, unit, roles }: Told, search: string): boolean {
  const all = plain([name, email, unit, ...roles].join('\n'))
  return plain(search)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
