import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { openFiles } from '../../server/files.ts'
import { jpeg, jpegMetadata } from './photo/image-maker.ts'

const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-files-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = openFiles(folder)
const everything = () => readdirSync(folder, { recursive: true, withFileTypes: true })

describe('files kept by their content', () => {
  test.each(['image/heic', 'IMAGE/AVIF', 'image/gif', 'image/tiff; a=b'])(
    'an image whose metadata would stay is refused: %s',
    async (mediaType) => {
      const before = everything().length
      await expect(files.put(new Uint8Array(8), mediaType)).rejects.toMatchObject({
        code: 'unknown-type',
      })
      expect(everything()).toHaveLength(before)
    },
  )

  test('what is put is read back, whole and in any part', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 5_000 }),
        fc.nat(),
        fc.nat(),
        async (bytes, a, b) => {
          const { sha256, sizeBytes } = await files.put(bytes, 'text/plain')
          expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
          expect(sizeBytes).toBe(bytes.length)
          const open = (await files.open(sha256))!
          expect(open.size).toBe(bytes.length)
          const [start, end] = [a % bytes.length, b % bytes.length].sort((x, y) => x - y) as [
            number,
            number,
          ]
          const part = await new Response(await open.read(start, end)).arrayBuffer()
          expect(new Uint8Array(part)).toEqual(bytes.slice(start, end + 1))
        },
      ),
      { numRuns: 30 },
    )
  })

  test('the same content, also at the same time, is kept once and leaves nothing behind', async () => {
    const bytes = new TextEncoder().encode('samma innehåll')
    const before = everything().filter((entry) => entry.isFile()).length
    await Promise.all(Array.from({ length: 8 }, () => files.put(bytes, 'text/plain')))
    await files.put(bytes, 'text/plain')
    const after = everything().filter((entry) => entry.isFile())
    expect(after).toHaveLength(before + 1)
    expect(after.every(({ name }) => /^[0-9a-f]{64}$/.test(name))).toBe(true)
  })

  test('a photo loses its metadata before its digest is taken; other types are kept as they are', async () => {
    const { start, jfif, tables, scan, end } = jpeg
    const clean = Buffer.concat([start, jfif, tables, scan, end])
    const dirty = Buffer.concat([start, jfif, jpegMetadata.exif(1), tables, scan, end])
    const kept = await files.put(dirty, 'image/jpeg')
    expect(kept).toEqual({
      sha256: createHash('sha256').update(clean).digest('hex'),
      sizeBytes: clean.length,
    })
    const open = (await files.open(kept.sha256))!
    const bytes = await new Response(await open.read(0, open.size - 1)).arrayBuffer()
    expect(Buffer.from(bytes)).toEqual(clean)
    expect(await files.put(clean, 'image/jpeg')).toEqual(kept)

    const other = await files.put(dirty, 'application/octet-stream')
    expect(other.sizeBytes).toBe(dirty.length)
  })

  test('what is no photo is not kept as one', async () => {
    const before = everything().length
    const text = new TextEncoder().encode('ingen bild')
    for (const mediaType of ['image/jpeg', 'image/png', 'image/webp'])
      await expect(files.put(text, mediaType)).rejects.toMatchObject({ code: 'not-the-type' })
    expect(everything()).toHaveLength(before)
  })

  test('an empty file', async () => {
    const { sha256 } = await files.put(new Uint8Array(), 'text/plain')
    expect((await files.open(sha256))?.size).toBe(0)
  })

  test.each(['', '../../package.json', 'A'.repeat(64), '0'.repeat(64), `${'0'.repeat(63)}/`])(
    '%j is no content',
    async (sha256) => {
      expect(await files.open(sha256)).toBeUndefined()
    },
  )
})
