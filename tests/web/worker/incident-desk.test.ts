import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everything } from '../../../geodata/cells/incident-filter.ts'
import { detail, known, listed, summarise } from '../../../web/worker/incident-desk.ts'
import { columnsOf, row } from '../../geodata/cells/columns.ts'

const edgesMs = Float64Array.of(Date.UTC(2025, 0, 1), Date.UTC(2025, 2, 1), Date.UTC(2025, 11, 1))
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

test('a summary adds up: cells to what is placed, bars to what is chosen', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 150 }), fc.boolean(), (rows, policeInitiated) => {
      const columns = columnsOf(rows)
      const filter = { ...everything, policeInitiated }
      const summary = summarise(columns, { filter, resolution: 10, edgesMs })
      expect(sum(summary.cells.map(({ count }) => count))).toBe(summary.placed)
      expect(summary.placed + summary.leftOut.area).toBe(summary.all)
      expect(summary.all + summary.leftOut.policeInitiated).toBe(rows.length)
      expect(sum(summary.overTime)).toBeCloseTo(summary.all, 6)
      expect(sum(summary.byCategory)).toBe(summary.all)
      expect(sum(summary.bySource)).toBe(summary.all)
      for (const { cell, count } of summary.cells)
        expect(detail(columns, { filter, cell, edgesMs }).count).toBe(count)
    }),
    { numRuns: 25 },
  )
})

test('what is listed is what is counted, newest first', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 100 }), (rows) => {
      const columns = columnsOf(rows.toSorted((a, b) => a.fromMs - b.fromMs))
      const all = listed(columns, { filter: everything, cell: null })
      const { all: count } = summarise(columns, { filter: everything, resolution: 9, edgesMs })
      expect(all.length).toBe(count)
      expect([...all.fromMs]).toEqual([...all.fromMs].sort((a, b) => b - a))
    }),
    { numRuns: 25 },
  )
})

test('nothing is known of nothing', () => {
  expect(known(columnsOf([]))).toMatchObject({ n: 0, spanMs: null })
})
