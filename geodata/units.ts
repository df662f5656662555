/** Mean Earth radius in metres, the one used everywhere here. Source: IUGG 1980 (R1). */
export const EARTH_RADIUS_M = 6_371_008.8

export const toRadians = (deg: number): number => (deg * Math.PI) / 180
export const toDegrees = (rad: number): number => (rad * 180) / Math.PI

/** Any angle in degrees as a heading in [0, 360). */
export const wrapHeading = (deg: number): number => {
  const wrapped = ((deg % 360) + 360) % 360
  return wrapped === 360 ? 0 : wrapped
}

/** Turn from `fromDeg` to `toDeg` in degrees, in [-180, 180); positive is clockwise. */
export const turn = (fromDeg: number, toDeg: number): number =>
  wrapHeading(toDeg - fromDeg + 180) - 180
