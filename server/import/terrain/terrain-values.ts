import { UNKNOWN } from '../../../geodata/model/terrain.ts'
import type { BandInfo } from '../gdal-messages.ts'

/** Heights are kept to a centimetre, and coarser only where they span more than that allows: 655 m. */
const FINEST_M = 0.01
/** Whole numbers to either side of the middle. */
const MOST = 32_767

/** Stands for an unknown height in what GDAL writes for us: no height on Earth. */
export const NO_HEIGHT = -32_768

export type TerrainValues = {
  values: Int16Array
  offsetM: number
  scaleM: number
  lowestM: number
  highestM: number
  /** How many cells have a height. */
  known: number
}

/**
 * Heights as whole numbers, from what GDAL wrote: 32-bit floats row by row from the north.
 *
 * @returns row by row from the south; `undefined` when no height is known
 */
export function terrainValues(
  bytes: Uint8Array,
  [columns, rows]: readonly [number, number],
  { scale = 1, offset = 0 }: Pick<BandInfo, 'scale' | 'offset'>,
): TerrainValues | undefined {
  const read = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const heights = new Float64Array(columns * rows)
  let [lowestM, highestM, known] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (let i = 0; i < heights.length; i++) {
    const value = read.getFloat32(4 * i, true)
    const isKnown = Number.isFinite(value) && value !== NO_HEIGHT
    const height = isKnown ? value * scale + offset : Number.NaN
    heights[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)] = height
    if (!isKnown) continue
    known++
    lowestM = Math.min(lowestM, height)
    highestM = Math.max(highestM, height)
  }
  if (known === 0) return undefined
  const offsetM = Math.round((lowestM + highestM) / 2)
  const most = Math.max(highestM - offsetM, offsetM - lowestM)
  const scaleM = Math.max(FINEST_M, Math.ceil((most / MOST) * 1_000) / 1_000)
  const values = Int16Array.from(heights, (height) =>
    Number.isNaN(height) ? UNKNOWN : Math.round((height - offsetM) / scaleM),
  )
  return { values, offsetM, scaleM, lowestM, highestM, known }
}
