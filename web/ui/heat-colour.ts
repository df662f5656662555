/** The colour of a class on a ramp: few classes use the whole ramp, spread out. */
export const heatColour = (ramp: readonly string[], step: number, steps: number): string =>
  ramp[steps <= 1 ? 1 : Math.round((step * (ramp.length - 1)) / (steps - 1))]!
