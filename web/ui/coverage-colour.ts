/**
 * The colour of what is seen so sharply, between the steps of the ramp as the map mixes them.
 *
 * @param rank 0 (seen, below the lowest band) to 1 (the highest band)
 */
export function coverageColour(ramp: readonly string[], rank: number): string {
  const at = Math.min(1, Math.max(0, rank)) * (ramp.length - 1)
  const low = Math.min(ramp.length - 2, Math.floor(at))
  const mix = (channel: number) => {
    const of = (colour: string) => Number.parseInt(colour.slice(channel, channel + 2), 16)
    const value = of(ramp[low]!) + (of(ramp[low + 1]!) - of(ramp[low]!)) * (at - low)
    return Math.round(value).toString(16).padStart(2, '0')
  }
  return `#${mix(1)}${mix(3)}${mix(5)}`
}
