import fc from 'fast-check'
import { cellToParent, getResolution, latLngToCell } from 'h3-js'
import { expect, test } from 'vitest'
import {
  cellHalves,
  cellText,
  parentMask,
  parentOf,
  resolutionOf,
} from '../../../geodata/cells/cell-index.ts'

const fine = fc
  .tuple(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  )
  .map(([lat, lon]) => latLngToCell(lat, lon, 13))

test('a parent by bits is the parent h3 gives, anywhere and at every resolution', () => {
  fc.assert(
    fc.property(fine, fc.nat({ max: 13 }), (cell, resolution) => {
      const parent = cellText(parentOf(cellHalves(cell), parentMask(resolution)))
      expect(parent).toBe(cellToParent(cell, resolution))
      expect(resolutionOf(parent)).toBe(getResolution(parent))
    }),
  )
})

test('halves and text are each other’s inverse', () => {
  fc.assert(
    fc.property(fine, (cell) => {
      expect(cellText(cellHalves(cell))).toBe(cell)
    }),
  )
})
