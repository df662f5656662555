import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureChange, figureNumbers } from '../../../web/panels/cameras/figure-numbers.ts'

const part = fc.double({ min: 0, max: 400, noNaN: true })
const aFigure = fc
  .record({ bands: fc.tuple(part, part, part), notSeen: part, unknown: part, indoor: part })
  .map(({ bands, notSeen, unknown, indoor }) => {
    const seen = bands.reduce((sum, value) => sum + value, 0)
    const rest = notSeen + unknown + indoor
    const n = Math.round(seen + rest)
    const scale = seen + rest > 0 ? n / (seen + rest) : 0
    return {
      ...{ n, byBand: bands.map((value) => value * scale), seen: seen * scale },
      ...{ notSeen: notSeen * scale, unknown: unknown * scale, indoor: indoor * scale },
      ...{ dark: { n: 0, seen: 0 }, missed: 0, twiceByBand: [0, 0, 0] },
    }
  })

test('the share is the one that the counts beside it make', () => {
  fc.assert(
    fc.property(aFigure, (figure) => {
      const { share, seen, judged, notSeen } = figureNumbers(figure)
      expect(seen + notSeen).toBe(judged)
      expect(share).toBe(judged === 0 ? null : seen / judged)
    }),
  )
})

test('the difference is that of the shares and counts as they are shown', () => {
  fc.assert(
    fc.property(aFigure, aFigure, (one, other) => {
      const [today, plan] = [figureNumbers(one), figureNumbers(other)]
      const shown = (share: number | null) => Math.round(1_000 * (share ?? 0)) / 10
      const { points, count } = figureChange(today, plan)
      expect(points).toBeCloseTo(shown(plan.share) - shown(today.share), 6)
      expect(today.seen + count).toBe(plan.seen)
    }),
  )
})
