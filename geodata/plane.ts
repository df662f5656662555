import type { LonLat } from './position.ts'
import { toDegrees, toRadians } from './units.ts'

/** Easting and northing in metres from the plane's centre; north is true north at the centre. */
export type PlanePoint = readonly [x: number, y: number]

/** A town's local plane: geometry is computed here, in metres, and leaves as degrees. */
export type Plane = {
  readonly centre: LonLat
  /** @returns metres east and north of the centre, rounded to whole millimetres */
  toPlane: (position: LonLat) => PlanePoint
  toLonLat: (point: PlanePoint) => LonLat
}

// WGS 84 ellipsoid.
const A = 6_378_137
const F = 1 / 298.257223563
const N = F / (2 - F)
const ECC = Math.sqrt(F * (2 - F))

// Rectifying radius and the Krüger series to n⁴ (Karney 2011, eqs 14, 35, 36): errors under a
// micrometre within hundreds of kilometres of the central meridian.
const R = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64)
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49561 / 161280) * N ** 4,
]
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161280) * N ** 4,
]

/**
 * Transverse Mercator on the WGS 84 ellipsoid, centred on `centre` with scale 1 there: a metre on
 * the plane is a metre on the ground to 1 in 10⁶ within 9 km of the central meridian.
 *
 * Source: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011.
 */
export function localPlane(centre: LonLat): Plane {
  const [lon0, lat0] = centre
  const y0 = northing(lat0, 0).y
  const mm = (m: number) => Math.round(m * 1000) / 1000 || 0

  return {
    centre,
    toPlane: ([lon, lat]) => {
      const { x, y } = northing(lat, lon - lon0)
      return [mm(x), mm(y - y0)]
    },
    toLonLat: ([x, y]) => inverse(x, y + y0, lon0),
  }
}

function northing(latDeg: number, dLonDeg: number): { x: number; y: number } {
  const phi = toRadians(latDeg)
  const lambda = toRadians(dLonDeg)
  // Conformal latitude's tangent (Karney eqs 7–9).
  const tau = Math.tan(phi)
  const sigma = Math.sinh(ECC * Math.atanh((ECC * tau) / Math.hypot(1, tau)))
  const tauC = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau)

  const xi0 = Math.atan2(tauC, Math.cos(lambda))
  const eta0 = Math.asinh(Math.sin(lambda) / Math.hypot(tauC, Math.cos(lambda)))
  let xi = xi0
  let eta = eta0
  for (let j = 0; j < ALPHA.length; j++) {
    const k = 2 * (j + 1)
    xi += ALPHA[j]! * Math.sin(k * xi0) * Math.cosh(k * eta0)
    eta += ALPHA[j]! * Math.cos(k * xi0) * Math.sinh(k * eta0)
  }
  return { x: R * eta, y: R * xi }
}

function inverse(x: number, y: number, lon0: number): LonLat {
  const xi = y / R
  const eta = x / R
  let xi0 = xi
  let eta0 = eta
  for (let j = 0; j < BETA.length; j++) {
    const k = 2 * (j + 1)
    xi0 -= BETA[j]! * Math.sin(k * xi) * Math.cosh(k * eta)
    eta0 -= BETA[j]! * Math.cos(k * xi) * Math.sinh(k * eta)
  }
  const lambda = Math.atan2(Math.sinh(eta0), Math.cos(xi0))
  const tauC = Math.sin(xi0) / Math.hypot(Math.sinh(eta0), Math.cos(xi0))

  // Newton's method for the geodetic latitude's tangent (Karney eqs 19–21); two steps suffice.
  let tau = tauC
  for (let i = 0; i < 3; i++) {
    const sigma = Math.sinh(ECC * Math.atanh((ECC * tau) / Math.hypot(1, tau)))
    const guess = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau)
    const step = (1 + (1 - ECC ** 2) * tau ** 2) / ((1 - ECC ** 2) * Math.hypot(1, tau))
    tau += ((tauC - guess) / Math.hypot(1, guess)) * step
  }
  return [lon0 + toDegrees(lambda), toDegrees(Math.atan(tau))]
}
