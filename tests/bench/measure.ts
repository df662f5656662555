/** One way of doing the same thing, told by its times in ms. */
export type Measured = { name: string; medianMs: number; p95Ms: number; runs: number }

/**
 * Runs ways of doing the same thing in turn, so that what else the machine does meets all alike.
 *
 * @param rounds how many times each is run, after one round that is not counted
 */
export function sideBySide(
  ways: { [name: string]: (round: number) => unknown },
  rounds: number,
): Measured[] {
  const times = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const start = performance.now()
      run(Math.max(0, round))
      const ms = performance.now() - start
      if (round >= 0) times.get(name)!.push(ms)
    }
  }
  return [...times].map(([name, list]) => summary(name, list))
}

function summary(name: string, times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { name, medianMs: at(0.5), p95Ms: at(0.95), runs: sorted.length }
}

/** Prints each way with its times, and how many times slower it is than the first. */
export function printRatios(title: string, [first, ...others]: readonly Measured[]): void {
  console.log(`\n${title}`)
  for (const { name, medianMs, p95Ms, runs } of [first!, ...others]) {
    const ratio = `${(medianMs / first!.medianMs).toFixed(2)} ×`
    const times = `median ${medianMs.toFixed(3)} ms, p95 ${p95Ms.toFixed(3)} ms, ${runs} runs`
    console.log(`  ${ratio.padStart(12)}  ${name.padEnd(44)} ${times}`)
  }
}
