import { type Figure, roundToSum } from '../../../geodata/coverage/figure.ts'

/** A figure as whole numbers that add up, the way people read it. */
export type FigureNumbers = {
  n: number
  /** By band, first what is seen below the lowest; they sum to `seen`. */
  bands: number[]
  seen: number
  notSeen: number
  unknown: number
  indoor: number
  /** Seen or not seen: what the share is of. */
  judged: number
  /** `seen` of `judged` as they are shown, 0–1; null when there is nothing to judge. */
  share: number | null
  /** The same for evenings and nights. */
  darkShare: number | null
  /** Of `seen`, by two cameras or more; of `notSeen`, in the sight of one that was not there or on. */
  twice: number
  missed: number
}

/** Rounds a figure so that its parts still sum to n. */
export function figureNumbers(figure: Figure): FigureNumbers {
  const { byBand, twiceByBand, notSeen, unknown, indoor, dark } = figure
  const whole = roundToSum([...byBand, notSeen, unknown, indoor])
  const bands = whole.slice(0, byBand.length)
  const seen = bands.reduce((sum, value) => sum + value, 0)
  const judged = seen + whole.at(-3)!
  return {
    n: figure.n,
    bands,
    seen,
    notSeen: whole.at(-3)!,
    unknown: whole.at(-2)!,
    indoor: whole.at(-1)!,
    judged,
    share: judged > 0 ? seen / judged : null,
    darkShare: dark.n > 0 ? dark.seen / dark.n : null,
    twice: Math.min(seen, Math.round(twiceByBand.reduce((sum, value) => sum + value, 0))),
    missed: Math.min(whole.at(-3)!, Math.round(figure.missed)),
  }
}

/** What a plan changes, from the numbers as they are shown: shares to a tenth of a percent. */
export function figureChange(
  today: FigureNumbers,
  plan: FigureNumbers,
): { points: number; count: number } {
  const tenths = ({ share }: FigureNumbers) => Math.round(1000 * (share ?? 0))
  return { points: (tenths(plan) - tenths(today)) / 10, count: plan.seen - today.seen }
}

/** Fewer than this say little: a handful more or less would change the share much. */
export const FEW = 30
