import { type Curve, circle, type Interval, nearness } from './radial.ts'

/**
 * Intervals that were found along the middle ray of a slice, made such that their ends neither touch nor cross within
 * it: where two of them would have changed places at a side of the slice, circles stand for both.
 */
export function inOrder(intervals: readonly Interval[], from: number, to: number): Interval[] {
  const ends = intervals.flatMap(({ inner, outer }) => [inner, outer])
  const middle = rayAt((from + to) / 2)
  const sides = [rayAt(from), rayAt(to)]
  const round = (k: number) => {
    const isRound = ends[k]![0] === 0 && ends[k]![1] === 0
    if (!isRound) ends[k] = circle(1 / nearness(ends[k]!, ...middle))
    return !isRound
  }
  // A circle put in one place may be crossed by the next line: in the end all are circles.
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (let k = 0; k + 1 < ends.length; k++) {
      const [near, far] = [ends[k]!, ends[k + 1]!]
      if (near === far || sides.every((side) => isBefore(near, far, side))) continue
      const [one, other] = [round(k), round(k + 1)]
      if (one || other) isDone = false
    }
  }
  return intervals.map((_, k) => ({ inner: ends[2 * k]!, outer: ends[2 * k + 1]! }))
}

type Ray = readonly [cos: number, sin: number]
const rayAt = (angle: number): Ray => [Math.cos(angle), Math.sin(angle)]

const isBefore = (near: Curve, far: Curve, ray: Ray) =>
  nearness(near, ...ray) >= nearness(far, ...ray)
