import fc from 'fast-check'

/**
 * A number between two, spread evenly in thousandths, and now and then any double there: those alone lie
 * so thickly round nought that a town of them is one heap.
 */
export const spread = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    {
      weight: 15,
      arbitrary: fc
        .integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) })
        .map((thousandths) => thousandths / 1000),
    },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  )
