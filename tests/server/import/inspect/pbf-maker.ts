import { deflateSync } from 'node:zlib'

/** A number of a protobuf message, seven bits a byte. */
function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}

const numberField = (field: number, value: number) =>
  Buffer.concat([varint(field * 8), varint(value)])
const bytesField = (field: number, content: Buffer) =>
  Buffer.concat([varint(field * 8 + 2), varint(content.length), content])

/** What a blob says of itself when that is not the truth. */
export type BlobLies = { headerBytes?: number; blobBytes?: number; unpackedBytes?: number }

/** A blob of a PBF file. Source: https://wiki.openstreetmap.org/wiki/PBF_Format#File_format */
export function blobOf(type: string, content: Buffer, lies: BlobLies = {}): Buffer {
  const blob = Buffer.concat([
    numberField(2, lies.unpackedBytes ?? content.length),
    bytesField(3, deflateSync(content)),
  ])
  const header = Buffer.concat([
    bytesField(1, Buffer.from(type)),
    numberField(3, lies.blobBytes ?? blob.length),
  ])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(lies.headerBytes ?? header.length)
  return Buffer.concat([length, header, blob])
}

const required = bytesField(4, Buffer.from('OsmSchema-V0.6'))

/** A PBF file of one header and blobs of data. */
export const pbfOf = (...blobs: readonly Buffer[]): Buffer =>
  Buffer.concat([blobOf('OSMHeader', required), ...blobs])
