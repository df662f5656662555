import { type AddressField, addressFields } from './address-fields.ts'

/** The query of an address that says what the state says now, readable and in a fixed order. */
export function writeAddress(fields: readonly AddressField[] = addressFields): string {
  const parts = fields.flatMap(({ name, write }) => {
    const text = write()
    return text === null ? [] : [`${name}=${readable(text)}`]
  })
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** Makes the state say what the query of an address says. */
export function readAddress(query: string, fields: readonly AddressField[] = addressFields): void {
  const params = new URLSearchParams(query)
  for (const { name, read } of fields) read(params.get(name))
}

// Slashes, commas and colons need no escape in a query, and a link is easier to read without.
const readable = (text: string) =>
  encodeURIComponent(text).replace(/%(2F|2C|3A)/g, (code) => decodeURIComponent(code))

const QUIET_MS = 250

/**
 * Takes over the address of the page, then keeps it in step. The history is replaced once it has
 * been quiet for a moment, never added to: a drag must not fill the back button.
 */
export function startAddress(): void {
  readAddress(location.search)
  let timer = 0
  const write = () => history.replaceState(null, '', `${location.pathname}${writeAddress()}`)
  for (const { subscribe } of addressFields)
    subscribe(() => {
      clearTimeout(timer)
      timer = window.setTimeout(write, QUIET_MS)
    })
  window.addEventListener('popstate', () => readAddress(location.search))
}
