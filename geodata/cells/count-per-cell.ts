import type { IncidentColumns } from '../model/incident-columns.ts'
import { cellText, parentHi, parentLo, parentMask } from './cell-index.ts'

/** Counts of incidents by cell, most first; equal counts in the order of the index. */
export type CellCounts = { cells: string[]; counts: Uint32Array }

/**
 * How many of the given incidents fall in each H3 cell.
 *
 * A parent is found by writing the resolution and filling the finer digits of the stored index:
 * two operations an incident and one look in a hash table, no geometry. Incidents known only to an
 * area have no cell and are passed over.
 *
 * @param rows rows of `columns` to count
 * @param resolution H3 resolution 0–13; 9 is about 0.1 km² a cell
 */
export function countPerCell(
  columns: Pick<IncidentColumns, 'cellHi' | 'cellLo'>,
  rows: Uint32Array,
  resolution: number,
): CellCounts {
  const { cellHi, cellLo } = columns
  const mask = parentMask(resolution)
  const table = new CellTable()
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const hi = cellHi[row]!
    if (hi !== 0) table.add(parentHi(hi, mask), parentLo(cellLo[row]!, mask))
  }
  return table.counts()
}

// Open addressing with linear probing; a town has hundreds of cells, so it stays in the cache.
class CellTable {
  #size = 1024
  #used = 0
  #hi = new Uint32Array(this.#size)
  #lo = new Uint32Array(this.#size)
  #count = new Uint32Array(this.#size)

  add(hi: number, lo: number, by = 1): void {
    const last = this.#size - 1
    let at = (Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0x85ebca6b) >>> 12) & last
    while (this.#hi[at] !== 0) {
      if (this.#lo[at] === lo && this.#hi[at] === hi) {
        this.#count[at]! += by
        return
      }
      at = (at + 1) & last
    }
    this.#hi[at] = hi
    this.#lo[at] = lo
    this.#count[at] = by
    if (++this.#used * 2 > this.#size) this.#grow()
  }

  #grow(): void {
    const [hi, lo, count] = [this.#hi, this.#lo, this.#count]
    this.#size *= 2
    this.#used = 0
    this.#hi = new Uint32Array(this.#size)
    this.#lo = new Uint32Array(this.#size)
    this.#count = new Uint32Array(this.#size)
    for (let i = 0; i < hi.length; i++) if (hi[i] !== 0) this.add(hi[i]!, lo[i]!, count[i]!)
  }

  counts(): CellCounts {
    const slots = [...this.#hi.keys()].filter((slot) => this.#hi[slot] !== 0)
    const order = (a: number, b: number) =>
      this.#count[b]! - this.#count[a]! ||
      this.#hi[a]! - this.#hi[b]! ||
      this.#lo[a]! - this.#lo[b]!
    slots.sort(order)
    return {
      cells: slots.map((slot) => cellText([this.#hi[slot]!, this.#lo[slot]!])),
      counts: Uint32Array.from(slots, (slot) => this.#count[slot]!),
    }
  }
}
