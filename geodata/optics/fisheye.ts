import { toRadians } from '../units.ts'
import { APEX, type Curve, circle, lineThrough, NOWHERE, type Strip } from '../visibility/radial.ts'
import type { Held } from './ground-picture.ts'

/** The edge of the picture is drawn as chords over this angle; where it bends much, down to the finest. */
const STEP = toRadians(2)
const FINEST = toRadians(0.2)
/** What is seen flatter than this under the horizon is seen without end. */
const FLATTEST = toRadians(0.05)
const HALF = Math.PI / 2

/**
 * Where the picture of an equidistant fisheye falls on the ground: what is within half its field of view from
 * its axis (the image circle), and within half the vertical one over and under it (a sensor less high than the
 * circle). Distance from the picture's middle is proportional to the angle off the axis: r = f θ (Kannala and
 * Brandt 2006, eq. 3).
 *
 * Its edge is no curve of the rays' own kind: chords over 2° or less stand for it, off it by at most a hundredth
 * of its distance but where it ends.
 *
 * @param held over its targets: `dropM` > 0
 * @returns strips that do not overlap, none where the ground is not in the picture
 */
export function conePicture(held: Held): Strip[] {
  const ahead = HALF - toRadians(held.headingDeg)
  const n = Math.round((2 * Math.PI) / STEP)
  const rays = Array.from({ length: n + 1 }, (_, i): Ray => rayAt(held, i * STEP))
  const strips: Strip[] = []
  for (let i = 0; i < n; i++) between(held, rays[i]!, rays[i + 1]!, ahead, strips)
  return strips
}

/** From where to where the ground is in the picture, `off` to the left from straight ahead. */
type Ray = { off: number; ends: Ends | undefined }
type Ends = readonly [near: number, far: number]
const rayAt = (held: Held, off: number): Ray => ({ off, ends: edgesAt(held, off) })

/** The ground between two rays, parted until chords will do for its edges. */
function between(held: Held, left: Ray, right: Ray, ahead: number, strips: Strip[]): void {
  if (!left.ends && !right.ends) return
  const middle = rayAt(held, (left.off + right.off) / 2)
  if (right.off - left.off > FINEST && !isStraight(left, middle, right)) {
    between(held, left, middle, ahead, strips)
    between(held, middle, right, ahead, strips)
    return
  }
  const [one, other] =
    left.ends && right.ends ? [left.ends, right.ends] : [middle.ends, middle.ends]
  if (!one || !other) return
  const [from, to] = [ahead + left.off, ahead + right.off]
  const inner = chord(from, one[0], to, other[0]) ?? APEX
  strips.push({ from, to, inner, outer: chord(from, one[1], to, other[1]) ?? NOWHERE })
}

/** Whether a ray has its ends where chords between its neighbours cross it. */
function isStraight({ ends: one }: Ray, { ends: middle }: Ray, { ends: other }: Ray): boolean {
  if (!one || !middle || !other) return false
  return [0, 1].every((k) => {
    const [a, b, c] = [one[k]!, other[k]!, middle[k]!]
    if (isEnd(a) || isEnd(b) || isEnd(c)) return a === b && b === c
    return Math.abs((2 * a * b) / (a + b) / c - 1) < 0.01
  })
}

const isEnd = (distance: number) => distance === 0 || distance === Number.POSITIVE_INFINITY

/** The chord between two rays at two distances; none where both are 0 or Infinity. */
function chord(from: number, one: number, to: number, other: number): Curve | undefined {
  if (isEnd(one) || isEnd(other)) {
    const finite = [one, other].find((distance) => !isEnd(distance))
    return finite === undefined ? undefined : circle(finite)
  }
  return lineThrough(
    one * Math.cos(from),
    one * Math.sin(from),
    other * Math.cos(to),
    other * Math.sin(to),
  )
}

/**
 * Along one ray the angle under the horizon falls from straight down; the cosine of the angle off the axis is
 * R cos(down − ψ), so the image circle is an interval of it.
 */
function edgesAt(held: Held, off: number): Ends | undefined {
  const tilt = toRadians(held.tiltDeg)
  const [ahead, below] = [Math.cos(off) * Math.cos(tilt), Math.sin(tilt)]
  const [r, psi] = [Math.hypot(ahead, below), Math.atan2(below, ahead)]
  const share = Math.cos(toRadians(held.hfovDeg) / 2) / r
  if (!(share < 1)) return undefined
  const wide = share <= -1 ? Math.PI : Math.acos(share)
  const circled = [Math.min(HALF, psi + wide), Math.max(0, psi - wide)] as const
  const cropped = held.vfovDeg < held.hfovDeg ? cropEnds(held, off, circled) : circled
  if (!cropped || !(cropped[0] > cropped[1])) return undefined
  const [low, high] = cropped
  return [
    low >= HALF ? 0 : held.dropM / Math.tan(low),
    high <= FLATTEST ? Number.POSITIVE_INFINITY : held.dropM / Math.tan(high),
  ]
}

/**
 * The part of an interval of angles under the horizon that is in the height of the picture. The straight lower
 * edge of a fisheye's picture is bent on the ground and may cut a ray beside the camera twice: then the farther
 * part is told, and the scrap under the camera, nearer than the first cut, is left out.
 */
function cropEnds(held: Held, off: number, [low, high]: Ends): Ends | undefined {
  const isIn = (down: number) => isInHeight(held, off, down)
  const steps = 24
  const downs = Array.from({ length: steps + 1 }, (_, k) => low + (k * (high - low)) / steps)
  const last = downs.findLastIndex(isIn)
  if (last < 0) return undefined
  let first = last
  while (first > 0 && isIn(downs[first - 1]!)) first--
  return [
    first === 0 ? low : edge(isIn, downs[first]!, downs[first - 1]!),
    last === steps ? high : edge(isIn, downs[last]!, downs[last + 1]!),
  ]
}

/** Where the picture ends between an angle that is in it and one that is not. */
function edge(isIn: (down: number) => boolean, inside: number, outside: number): number {
  let [one, other] = [inside, outside]
  for (let k = 0; k < 20; k++) {
    const middle = (one + other) / 2
    if (isIn(middle)) one = middle
    else other = middle
  }
  return one
}

/** Whether a line of sight is no higher or lower than the picture: `off` to the left, `down` in radians. */
function isInHeight({ tiltDeg, vfovDeg }: Held, off: number, down: number): boolean {
  const tilt = toRadians(tiltDeg)
  const [forward, left, below] = [
    Math.cos(down) * Math.cos(off),
    Math.cos(down) * Math.sin(off),
    Math.sin(down),
  ]
  const depth = forward * Math.cos(tilt) + below * Math.sin(tilt)
  const up = forward * Math.sin(tilt) - below * Math.cos(tilt)
  const aside = Math.hypot(left, up)
  const theta = Math.atan2(aside, depth)
  return aside === 0 || theta * Math.abs(up) <= (aside * toRadians(vfovDeg)) / 2
}
