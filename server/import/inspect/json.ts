import { tooNested } from './refusals.ts'
import type { Watch } from './watch.ts'

/** GeoJSON needs eight, and a few more a collection in a collection. */
export const DEEPEST_JSON = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Refuses JSON with brackets in brackets in brackets: a reader that calls itself for each would run
 * out of room. Brackets within strings are text.
 *
 * @throws {ImportError} file-nested
 */
export const watchJson: Watch = (name) => {
  let depth = 0
  let isString = false
  let isEscaped = false
  return (bytes) => {
    for (const byte of bytes) {
      if (isString) {
        if (isEscaped) isEscaped = false
        else if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isString = false
      } else if (byte === QUOTE) isString = true
      // [ and { differ in one bit alone, as do ] and }.
      else if ((byte | 0x20) === 0x7b) {
        depth += 1
        if (depth > DEEPEST_JSON) throw tooNested(name, DEEPEST_JSON)
      } else if ((byte | 0x20) === 0x7d) depth -= 1
    }
  }
}
