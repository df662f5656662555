import type { IncidentColumns } from '../model/incident-columns.ts'
import { cellHalves, parentHi, parentLo, parentMask, resolutionOf } from './cell-index.ts'

/** Those of `rows` that lie in an H3 cell (resolution 0–13), in their order. */
export function rowsInCell(
  { cellHi, cellLo }: Pick<IncidentColumns, 'cellHi' | 'cellLo'>,
  rows: Uint32Array,
  cell: string,
): Uint32Array {
  const mask = parentMask(resolutionOf(cell))
  const [hi, lo] = cellHalves(cell)
  return rows.filter(
    (row) => parentHi(cellHi[row]!, mask) === hi && parentLo(cellLo[row]!, mask) === lo,
  )
}
