/**
 * The colour of a class on a ramp. Few classes are spread out but stay off the ramp's far end, so
 * that two incidents in a cell do not look like fifty.
 */
export function heatColour(ramp: readonly string[], step: number, steps: number): string {
  const far = Math.min(ramp.length - 1, steps + 1)
  return ramp[steps <= 1 ? 1 : Math.round((step * far) / (steps - 1))]!
}
