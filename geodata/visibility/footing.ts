import type { Held } from '../optics/ground-picture.ts'
import type { PlanePoint } from '../plane.ts'
import { toRadians } from '../units.ts'
import type { Region, Strip } from './radial.ts'

// The one seam between flat ground and terrain: what a camera looks out over, and how the targets there stand
// in its pictures. `flat-ground.ts` and `terrain-ground.ts` are the two answers.

/** How targets stand before a camera: what a picture and a density are, on the ground. */
export type Footing = {
  /** What the ground is taken for. */
  ground: 'flat' | 'terrain'
  /**
   * A region by how sharp it is in a picture.
   *
   * @param limits px/m, rising
   * @returns one region between each two limits
   */
  banded: (region: Region, held: Held, limits: readonly number[]) => Region[]
  /** What of the open ground is too near to be in a picture, out to a range. */
  under: (open: Open, held: Held, rangeM: number) => Region
  /** Pixels per metre of a picture on a place, were it seen. */
  densityOn: (held: Held, place: Place) => number
  /** Whether a place is in a picture, were nothing in the way. */
  isInPicture: (held: Held, place: Place) => boolean
}

/** A point of the plane, as a camera has it. */
export type Place = { apex: PlanePoint; point: PlanePoint }

/** The ground between what cannot be seen over, and the shadows on it. */
export type Open = { open: Region; shadows: readonly Strip[] }

/** What one camera has before it. */
export type Outlook = Open & {
  footing: Footing
  /** The ground in the picture of each aim that nothing hides, in their order. */
  seen: Region[]
  /** The same of all that it can be turned to; null for one that does not turn. */
  reach: Region | null
}

/** A point of the plane in metres ahead of the point below a camera, and to the right of it. */
export function aheadAndAside({ headingDeg }: Held, { apex, point }: Place): [number, number] {
  const ahead = toRadians(headingDeg)
  const [sin, cos] = [Math.sin(ahead), Math.cos(ahead)]
  const [dx, dy] = [point[0] - apex[0], point[1] - apex[1]]
  return [dx * sin + dy * cos, dx * cos - dy * sin]
}
