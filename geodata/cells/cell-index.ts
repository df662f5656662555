// An H3 index is 64 bits: 4 bits of resolution at 52–55, 7 of base cell at 45–51, then fifteen
// 3-bit digits from the coarsest to the finest, those beyond the resolution all ones.
// Source: https://h3geo.org/docs/core-library/h3Indexing

/** An H3 cell as two halves of its 64 bits, high first. */
export type CellHalves = readonly [hi: number, lo: number]

/** What turns a cell's halves into its parent's: bits to fill, and the resolution to write. */
export type ParentMask = { fillHi: number; fillLo: number; resolutionHi: number }

const RESOLUTION_BITS = 0x00f00000

/** @param resolution 0–15, no finer than the cells it will be applied to */
export function parentMask(resolution: number): ParentMask {
  const filled = (15 - resolution) * 3
  return {
    fillHi: filled > 32 ? 2 ** (filled - 32) - 1 : 0,
    fillLo: filled >= 32 ? 0xffffffff : 2 ** filled - 1,
    resolutionHi: resolution << 20,
  }
}

/** The parent of a cell, by bits alone: the same as h3's `cellToParent`. */
export const parentOf = ([hi, lo]: CellHalves, mask: ParentMask): CellHalves => [
  parentHi(hi, mask),
  parentLo(lo, mask),
]

/** High half of a parent, for inner loops. Unsigned. */
export const parentHi = (hi: number, { fillHi, resolutionHi }: ParentMask): number =>
  ((hi & ~RESOLUTION_BITS) | resolutionHi | fillHi) >>> 0

/** Low half of a parent, for inner loops. Unsigned. */
export const parentLo = (lo: number, { fillLo }: ParentMask): number => (lo | fillLo) >>> 0

/** A cell as H3 writes it: 15 hexadecimal digits, "8d0800ac0d8c2bf". */
export const cellText = ([hi, lo]: CellHalves): string =>
  hi.toString(16) + lo.toString(16).padStart(8, '0')

/** The halves of a cell as H3 writes it. */
export const cellHalves = (cell: string): CellHalves => [
  Number.parseInt(cell.slice(0, -8), 16),
  Number.parseInt(cell.slice(-8), 16),
]

/** The resolution 0–15 of a cell as H3 writes it. */
export const resolutionOf = (cell: string): number => (cellHalves(cell)[0] >>> 20) & 15
