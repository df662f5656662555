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
  for (const { name, read, write } of fields) {
    const text = params.get(name)
    if (text !== write()) read(text)
  }
}

// Slashes, commas and colons need no escape in a query, and a link is easier to read without.
const readable = (text: string) =>
  encodeURIComponent(text).replace(/%(2F|2C|3A)/g, (code) => decodeURIComponent(code))

/** Where one stands: what Back goes back to. */
const standing = () => writeAddress(addressFields.filter(({ isStep }) => isStep))

const QUIET_MS = 250

/**
 * Takes over the address of the page, then keeps it in step once it has been quiet for a moment. Only
 * a step (another part, another thing selected) adds to the history: a drag must not fill the back
 * button.
 */
export function startAddress(): void {
  readAddress(location.search)
  let timer = 0
  let stood = standing()
  const write = () => {
    const stands = standing()
    const address = `${location.pathname}${writeAddress()}`
    if (stands === stood) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    stood = stands
  }
  for (const { subscribe } of addressFields)
    subscribe(() => {
      clearTimeout(timer)
      timer = window.setTimeout(write, QUIET_MS)
    })
  window.addEventListener('popstate', () => {
    clearTimeout(timer)
    readAddress(location.search)
    stood = standing()
  })
}
