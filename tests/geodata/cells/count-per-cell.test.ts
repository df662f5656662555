import fc from 'fast-check'
import { cellToParent } from 'h3-js'
import { describe, expect, test } from 'vitest'
import { cellText } from '../../../geodata/cells/cell-index.ts'
import { countPerCell } from '../../../geodata/cells/count-per-cell.ts'
import { rowsInCell } from '../../../geodata/cells/rows-in-cell.ts'
import { precisions } from '../../../geodata/model/incident-columns.ts'
import { columnsOf, everyRow, row } from './columns.ts'

const AREA = precisions.indexOf('area')
const manyRows = fc.array(row, { maxLength: 400 })

describe('countPerCell', () => {
  test('counts as h3 would, one incident at a time', () => {
    fc.assert(
      fc.property(manyRows, fc.integer({ min: 5, max: 13 }), (rows, resolution) => {
        const columns = columnsOf(rows)
        const expected = new Map<string, number>()
        for (const i of everyRow(columns)) {
          if (columns.precision[i] === AREA) continue
          const fine = cellText([columns.cellHi[i]!, columns.cellLo[i]!])
          const cell = cellToParent(fine, resolution)
          expected.set(cell, (expected.get(cell) ?? 0) + 1)
        }

        const { cells, counts } = countPerCell(columns, everyRow(columns), resolution)

        expect(new Map(cells.map((cell, i) => [cell, counts[i]]))).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  test('most first, and the same cells whatever order the rows come in', () => {
    fc.assert(
      fc.property(manyRows, (rows) => {
        const columns = columnsOf(rows)
        const forwards = countPerCell(columns, everyRow(columns), 11)
        const backwards = countPerCell(columns, everyRow(columns).toReversed(), 11)
        expect(backwards).toEqual(forwards)
        expect([...forwards.counts]).toEqual([...forwards.counts].sort((a, b) => b - a))
      }),
      { numRuns: 30 },
    )
  })

  test('keeps counting when there are more cells than it first had room for', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => ({
      ...fc.sample(row, { numRuns: 1, seed: 1 })[0]!,
      precision: 0,
      position: [17 + (i % 100) * 0.01, 61 + Math.floor(i / 100) * 0.01] as const,
    }))
    const columns = columnsOf(rows)
    expect(countPerCell(columns, everyRow(columns), 13).cells).toHaveLength(5_000)
  })
})

test('the rows in a cell are as many as were counted there', () => {
  fc.assert(
    fc.property(manyRows, (rows) => {
      const columns = columnsOf(rows)
      const { cells, counts } = countPerCell(columns, everyRow(columns), 9)
      for (const [i, cell] of cells.entries())
        expect(rowsInCell(columns, everyRow(columns), cell)).toHaveLength(counts[i]!)
    }),
    { numRuns: 30 },
  )
})
