import { GeoError } from '../errors.ts'
import { type TerrainRaster, terrainHead } from '../model/terrain.ts'

// A terrain as bytes: the length of its head (uint32, little-endian), the head as JSON in ASCII, padded with
// spaces so that what follows begins at an even byte, then the values (int16, little-endian).

const LENGTH_BYTES = 4

/** What a terrain's bytes are called where files and answers say what they hold. */
export const TERRAIN_TYPE = 'application/vnd.tryggkartan.terrain'

/** A terrain as the bytes that are kept and sent. */
export function encodeTerrain({ values, ...head }: TerrainRaster): Uint8Array<ArrayBuffer> {
  const json = ascii(JSON.stringify(terrainHead.parse(head)))
  const text = json.length % 2 === 0 ? json : `${json} `
  const bytes = new Uint8Array(LENGTH_BYTES + text.length + 2 * values.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, text.length, true)
  for (let i = 0; i < text.length; i++) bytes[LENGTH_BYTES + i] = text.charCodeAt(i)
  const from = LENGTH_BYTES + text.length
  for (let i = 0; i < values.length; i++) view.setInt16(from + 2 * i, values[i]!, true)
  return bytes
}

/** @throws {GeoError} terrain-unreadable when the bytes are no whole terrain */
export function decodeTerrain(bytes: Uint8Array): TerrainRaster {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length < LENGTH_BYTES ? 0 : view.getUint32(0, true)
  const from = LENGTH_BYTES + length
  const head =
    length > 0 && from <= bytes.length ? headIn(bytes.subarray(LENGTH_BYTES, from)) : null
  if (!head) throw new GeoError('terrain-unreadable', 'the head of the terrain cannot be read')
  const cells = head.columns * head.rows
  if (bytes.length !== from + 2 * cells) {
    const got = `${bytes.length - from} bytes of heights, expected ${2 * cells}`
    throw new GeoError('terrain-unreadable', got)
  }
  const values = new Int16Array(cells)
  for (let i = 0; i < cells; i++) values[i] = view.getInt16(from + 2 * i, true)
  return { ...head, values }
}

function headIn(bytes: Uint8Array) {
  let text = ''
  for (const code of bytes) text += String.fromCharCode(code)
  try {
    return terrainHead.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** JSON with every other character told by its number: one byte each. */
const ascii = (json: string) =>
  json.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
