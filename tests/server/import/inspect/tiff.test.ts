import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectFile } from '../../../../server/import/inspect/inspect-file.ts'
import { writeGeoTiff } from '../../../support/geotiff.ts'
import { scratchFolder } from '../support.ts'

const folder = scratchFolder()

/** A TIFF of directories, each of one entry of a type and a count that points somewhere, and then of the next. */
function tiff(
  directories: readonly { type: number; count: number; at: number; next: number }[],
  isLittle = true,
): Buffer {
  const bytes = Buffer.alloc(8 + 18 * directories.length + 16)
  const put = (at: number, value: number, length: number) =>
    isLittle ? bytes.writeUIntLE(value, at, length) : bytes.writeUIntBE(value, at, length)
  bytes.write(isLittle ? 'II' : 'MM', 'latin1')
  put(2, 42, 2)
  put(4, 8, 4)
  for (const [k, { type, count, at, next }] of directories.entries()) {
    const here = 8 + 18 * k
    put(here, 1, 2)
    put(here + 2, 256, 2)
    put(here + 4, type, 2)
    put(here + 6, count, 4)
    put(here + 10, at, 4)
    put(here + 14, next, 4)
  }
  return bytes
}

async function inspected(bytes: Buffer): Promise<string> {
  const path = join(folder(), 'höjder.tif')
  await writeFile(path, bytes)
  return inspectFile(path).catch((error: { code: string }) => error.code)
}
const last = { type: 3, count: 1, at: 5, next: 0 }

test.each([true, false])('a whole one is what it is (little-endian: %s)', async (isLittle) => {
  expect(await inspected(tiff([last], isLittle))).toBe('tiff')
  expect(await inspected(tiff([{ ...last, next: 26 }, last], isLittle))).toBe('tiff')
})

test('so is what GDAL writes, and its larger kind', async () => {
  const rows = [
    [1, 2],
    [3, 4],
  ]
  for (const more of [[], ['-co', 'BIGTIFF=YES'], ['-co', 'TILED=YES']]) {
    const path = join(folder(), `gdal${more.join('')}.tif`)
    await writeGeoTiff(path, { west: 0, south: 0, cell: 2, rows }, { more })
    expect(await inspectFile(path)).toBe('tiff')
  }
})

test.each([
  ['leads to itself', tiff([{ ...last, next: 8 }])],
  [
    'leads round in a circle',
    tiff([
      { ...last, next: 26 },
      { ...last, next: 8 },
    ]),
  ],
  ['leads out of the file', tiff([{ ...last, next: 9_999 }])],
  ['points out of the file', tiff([{ ...last, type: 12, count: 4, at: 30 }])],
  ['is cut off in its directory', tiff([last]).subarray(0, 20)],
  ['is cut off in its head', tiff([last]).subarray(0, 6)],
])('one that %s is damaged', async (_, bytes) => {
  expect(await inspected(bytes)).toBe('file-unreadable')
})

test('what is called so and is something else is told', async () => {
  expect(await inspected(Buffer.from('name;height\n'))).toBe('file-disguised')
})
