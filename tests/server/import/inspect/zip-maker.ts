import { crc32, deflateRawSync } from 'node:zlib'

/** A file to be packed, and what the archive shall say of it when that is not the truth. */
export type Packed = {
  name: string | Buffer
  content?: string | Buffer
  /** Packed as it is, rather than deflated. */
  isStored?: boolean
  flags?: number
  method?: number
  /** Unix's mode, as in `ls -l`. */
  mode?: number
  /** Sizes in fields of 64 bits. */
  isZip64?: boolean
  /** Sizes after the content alone, as programs do that write to a pipe. */
  isToldAfter?: boolean
  /** Lies of the header in front of the content. */
  local?: { name?: string; packed?: number; unpacked?: number; method?: number }
  /** Lies of the directory at the end. */
  central?: { packed?: number; unpacked?: number; offset?: number; crc?: number }
}

/** A zip archive, byte by byte. Source: APPNOTE.TXT 6.3.10, 4.3. @param claims lies of its end */
export function zipOf(files: readonly Packed[], claims: { entries?: number } = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const { local, central } = headersOf(file, offset)
    parts.push(local)
    directory.push(central)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(claims.entries ?? files.length, 8)
  end.writeUInt16LE(claims.entries ?? files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}

function headersOf(file: Packed, offset: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(file.content ?? '')
  const packed = file.isStored ? content : deflateRawSync(content)
  const method = file.method ?? (file.isStored ? 0 : 8)
  const flags = (file.flags ?? 0) | (file.isToldAfter ? 8 : 0)
  const name = Buffer.from(file.name)
  const truth = { packed: packed.length, unpacked: content.length, offset, crc: crc32(content) }

  const before = file.isToldAfter ? { packed: 0, unpacked: 0, crc: 0 } : truth
  const localName = Buffer.from(file.local?.name ?? name)
  const local = fields(
    { ...before, ...file.local },
    { method: file.local?.method ?? method, flags },
  )
  const localExtra = file.isZip64 ? sizes64({ ...before, ...file.local }) : Buffer.alloc(0)
  if (file.isZip64) local.fill(0xff, 12, 20)
  const localHead = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), local])
  const after = Buffer.alloc(file.isToldAfter ? 16 : 0)
  if (file.isToldAfter) {
    after.writeUInt32LE(0x08074b50, 0)
    after.writeUInt32LE(truth.crc, 4)
    after.writeUInt32LE(truth.packed, 8)
    after.writeUInt32LE(truth.unpacked, 12)
  }

  const told = { ...truth, ...file.central }
  const central = fields(told, { method, flags })
  const extra = file.isZip64 ? sizes64(told) : Buffer.alloc(0)
  if (file.isZip64) central.fill(0xff, 12, 20)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(((file.mode ?? 0o100_644) << 16) >>> 0, 6)
  rest.writeUInt32LE(told.offset, 10)
  return {
    local: Buffer.concat([
      localHead,
      lengths(localName, localExtra),
      localName,
      localExtra,
      packed,
      after,
    ]),
    central: Buffer.concat([
      ...[Buffer.from('PK\x01\x02\x14\x03\x14\0', 'latin1'), central, lengths(name, extra), rest],
      ...[name, extra],
    ]),
  }
}

type Sizes = { packed: number; unpacked: number }

/** From the flags to the unpacked size, as both headers have it. */
function fields(told: Sizes & { crc: number }, how: { method: number; flags: number }): Buffer {
  const bytes = Buffer.alloc(20)
  bytes.writeUInt16LE(how.flags, 0)
  bytes.writeUInt16LE(how.method, 2)
  bytes.writeUInt32LE(told.crc, 8)
  bytes.writeUInt32LE(told.packed >>> 0, 12)
  bytes.writeUInt32LE(told.unpacked >>> 0, 16)
  return bytes
}

function lengths(name: Buffer, extra: Buffer): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(name.length, 0)
  bytes.writeUInt16LE(extra.length, 2)
  return bytes
}

function sizes64({ packed, unpacked }: Sizes): Buffer {
  const bytes = Buffer.alloc(20)
  bytes.writeUInt16LE(1, 0)
  bytes.writeUInt16LE(16, 2)
  bytes.writeBigUInt64LE(BigInt(unpacked), 4)
  bytes.writeBigUInt64LE(BigInt(packed), 12)
  return bytes
}
