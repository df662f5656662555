import type { Aim, Placement, Reach } from '../model/camera.ts'
import type { LensFacts, LensView } from '../model/lens.ts'
import { wrapHeading } from '../units.ts'

const tenths = (value: number) => Math.round(value * 10) / 10
const HIGHEST_DEG = 180

/**
 * What a lens takes in when it is zoomed to a width: that width where it reaches it, else its wide end.
 *
 * Between the two ends that the maker states, the height follows on a straight line. The proportions of the
 * picture would not do: a wide lens bends the world, so P3265-LVE takes in 53° at 100°, not the 68° of a
 * straight picture.
 */
export function viewAt({ wide, tele }: LensFacts, hfovDeg: number): LensView {
  if (!tele || hfovDeg > wide.hfovDeg || hfovDeg < tele.hfovDeg) return wide
  if (hfovDeg === wide.hfovDeg) return wide
  const share = (hfovDeg - tele.hfovDeg) / (wide.hfovDeg - tele.hfovDeg)
  const vfovDeg = tele.vfovDeg + share * (wide.vfovDeg - tele.vfovDeg)
  return { hfovDeg, vfovDeg: Math.max(1, tenths(vfovDeg)) }
}

/**
 * A camera with the optics of a model: of one sensor, its active aim sees through the lens and is its only one;
 * all the presets of one that turns do. A head of several sensors has an aim for each, spread evenly round from
 * the first one's heading. What turns has a reach, what has a light of
 * its own sees by it in the dark, and what has not sees by none of its own.
 *
 * How it is held, where it stands and how far it counts stay. The optics are `tagged`: stated by the maker of
 * the model, and measured by nobody at this camera.
 *
 * @param i which aim is active
 */
export function withLens(placement: Placement, i: number, lens: LensFacts): Placement {
  const { night, provenance } = placement
  const ownLight = lens.infraredM && ({ by: 'infrared', rangeM: lens.infraredM } as const)
  return {
    ...placement,
    aims: aimsThrough(placement.aims, i, lens),
    reach: reachOf(placement, i, lens),
    night: ownLight || (night?.by === 'infrared' ? null : night),
    provenance: { ...provenance, optics: 'tagged' },
  }
}

/** Whether a camera may well be of a model: what is seen through its lens is what it can show. */
export function canBeOf(placement: Placement, i: number, lens: LensFacts): boolean {
  const { aims, provenance } = placement
  const seen = lens.sensors > 1 ? aims : [aims[i]!]
  return (
    provenance.optics === 'tagged' &&
    (lens.sensors === 1 || aims.length === lens.sensors) &&
    seen.every((aim) => isThrough(aim, lens))
  )
}

function isThrough(aim: Aim, lens: LensFacts): boolean {
  const { wide, tele } = lens
  const narrow = tele ?? wide
  const isIn = (deg: number, least: number, most: number) => deg >= least && deg <= most
  return (
    aim.widthPx === lens.widthPx &&
    aim.projection === lens.projection &&
    isIn(aim.hfovDeg, narrow.hfovDeg, wide.hfovDeg) &&
    isIn(aim.vfovDeg, Math.min(HIGHEST_DEG, narrow.vfovDeg), wide.vfovDeg)
  )
}

function aimsThrough(aims: readonly Aim[], i: number, lens: LensFacts): Aim[] {
  const { sensors } = lens
  if (sensors === 1 && lens.turns) return aims.map((aim) => through(aim, lens))
  if (sensors === 1) return [through(aims[i]!, lens)]
  const first = aims[0]!
  return Array.from({ length: sensors }, (_, k) => ({
    ...through(first, lens),
    // A direction that has been given a name keeps it.
    preset: aims[k]?.preset ?? '',
    headingDeg: k === 0 ? first.headingDeg : headingOf(first.headingDeg + (k * 360) / sensors),
  }))
}

function through(aim: Aim, lens: LensFacts): Aim {
  const { hfovDeg, vfovDeg } = viewAt(lens, aim.hfovDeg)
  const { widthPx, projection } = lens
  return { ...aim, hfovDeg, vfovDeg: Math.min(HIGHEST_DEG, vfovDeg), widthPx, projection }
}

const headingOf = (deg: number) => tenths(wrapHeading(deg)) % 360

/** A turn is centred on where the camera looks; one that was said to turn as far stays where it is. */
function reachOf({ aims, reach }: Placement, i: number, { turns }: LensFacts): Reach | null {
  if (!turns) return null
  const { headingDeg, tiltDeg, rangeM } = aims[i]!
  const sweepDeg = turns.panDeg
  const isAsFar = reach?.sweepDeg === sweepDeg
  const middle = sweepDeg === 360 ? 0 : headingOf(headingDeg - sweepDeg / 2)
  return {
    fromDeg: isAsFar ? reach.fromDeg : middle,
    sweepDeg,
    // Where the maker does not say, nothing lower is claimed than it looks already.
    tiltDeg: turns.lowestTiltDeg ?? reach?.tiltDeg ?? tiltDeg,
    rangeM: reach?.rangeM ?? rangeM,
  }
}
