import type { Context } from 'hono'
import { Problem } from './errors.ts'
import type { OpenFile } from './files.ts'
import { isKnown } from './versions.ts'

/** Bytes of a file, both ends included. */
export type Range = { start: number; end: number }

/**
 * The part a Range header asks for; `undefined` means the whole: no header, another unit, or several
 * parts at once, which a server may answer whole (RFC 9110 §14.2).
 *
 * @throws {Problem} 416 when no byte of it exists
 */
export function rangeOf(header: string | undefined, size: number): Range | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [, first = '', last = ''] = match
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  // The last byte before the first one: no range at all, and then it is passed over.
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start > end) throw new Problem(416, 'range-not-satisfiable', `There are ${size} bytes`)
  return { start, end }
}

/**
 * Answers with a file or the part of it that was asked for; its digest is the ETag. With a name, a
 * browser keeps it under that rather than show it.
 */
export async function sendBytes(
  c: Context,
  open: OpenFile,
  told: { sha256: string; mediaType: string; name?: string },
): Promise<Response> {
  const etag = `"${told.sha256}"`
  const headers: Record<string, string> = {
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache, no-transform',
    'Content-Type': told.mediaType,
    ...(told.name && {
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(told.name)}`,
    }),
  }
  if (isKnown(c, etag)) return c.body(null, 304, headers)

  const ifRange = c.req.header('if-range')
  const asked = ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined
  let range: Range | undefined
  try {
    range = rangeOf(asked, open.size)
  } catch (error) {
    c.header('Content-Range', `bytes */${open.size}`)
    throw error
  }
  const { start, end } = range ?? { start: 0, end: open.size - 1 }
  headers['Content-Length'] = String(end - start + 1)
  if (range) headers['Content-Range'] = `bytes ${start}-${end}/${open.size}`
  const body = c.req.method === 'HEAD' || open.size === 0 ? null : await open.read(start, end)
  return c.newResponse(body, range ? 206 : 200, headers)
}
