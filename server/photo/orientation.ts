/** How a picture is to be turned when it is shown: 1 as it is, 2–8 turned or mirrored. */
export type Orientation = number

const UPRIGHT: Orientation = 1
const TAG = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12

/**
 * The orientation that EXIF tells, in its TIFF form; upright when it tells none, or is broken.
 *
 * Source: Exif 2.32 (CIPA DC-008), 4.6.4 and TIFF 6.0, section 2.
 */
export function orientationIn(tiff: Buffer): Orientation {
  const isLittle = tiff.toString('latin1', 0, 4) === 'II*\0'
  if (tiff.length < 8 || !(isLittle || tiff.toString('latin1', 0, 4) === 'MM\0*')) return UPRIGHT
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return UPRIGHT
  const first = directory + 2
  const end = first + short(directory) * ENTRY_BYTES
  for (let at = first; at < end && at + ENTRY_BYTES <= tiff.length; at += ENTRY_BYTES) {
    if (short(at) !== TAG || short(at + 2) !== SHORT) continue
    const told = short(at + 8)
    return told >= 1 && told <= 8 ? told : UPRIGHT
  }
  return UPRIGHT
}

/** EXIF with that one tag in it, in its TIFF form; `undefined` when the picture is upright. */
export function onlyOrientation(orientation: Orientation): Buffer | undefined {
  if (orientation === UPRIGHT) return undefined
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(TAG, 10)
  tiff.writeUInt16LE(SHORT, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return tiff
}
