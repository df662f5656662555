import type { Aim } from '../model/camera.ts'
import { toRadians } from '../units.ts'
import { APEX, type Curve, circle, NOWHERE, type Strip } from '../visibility/radial.ts'
import { conePicture } from './fisheye.ts'
import { groundEdges } from './ground-edges.ts'
import { isRectilinear, pxPerMAtOneM } from './pixel-density.ts'

// Where a picture falls on the plane that targets stand on, as strips of the rays from the point below
// the camera; and where on it the picture has a density.

/** How one aim is held over the targets' plane: `dropM` is the camera's height over it. */
export type Held = Pick<
  Aim,
  'headingDeg' | 'tiltDeg' | 'hfovDeg' | 'vfovDeg' | 'widthPx' | 'projection'
> & { dropM: number }

const HALF = Math.PI / 2
/** Tilted less than this a camera looks straight out: the sides of its picture fall along two rays. */
const LEVEL_DEG = 0.01
/** Taller pictures than this are no flat ones, whatever their width. */
const TALLEST_FLAT_DEG = 150

/** Whether its picture is a flat one, as a pinhole draws. */
export const isFlatPicture = (held: Held): boolean =>
  isRectilinear(held) && held.vfovDeg <= TALLEST_FLAT_DEG

/** Whether it falls on the ground as a flat picture does. */
const isFlat = (held: Held): boolean => held.dropM > 0 && isFlatPicture(held)

/** The angle of a heading, radians to the left from east. */
const angleOf = (headingDeg: number) => HALF - toRadians(headingDeg)

/**
 * A straight line across the view, `forwardM` ahead of the point below the camera or, less than 0,
 * behind it.
 */
const across = (headingDeg: number, forwardM: number): Curve => {
  const ahead = angleOf(headingDeg)
  return [Math.cos(ahead) / forwardM, Math.sin(ahead) / forwardM, 0]
}

/**
 * The ground that is in the picture.
 *
 * A flat (rectilinear) picture that looks down falls on the ground as a trapezium: its lower and upper
 * edges straight across, its sides wider at the near end than the field of view, since the corners of
 * the picture look farther out (the pinhole model; Hartley and Zisserman 2004, ch. 6). A fisheye's falls as a
 * cone does (`fisheye.ts`). A panorama is a sector between two circles, and so is the picture of a camera no
 * higher than its targets.
 *
 * @returns strips that do not overlap
 */
export function inPicture(held: Held): Strip[] {
  const { headingDeg, tiltDeg, hfovDeg, vfovDeg, dropM } = held
  const ahead = angleOf(headingDeg)
  if (held.projection === 'equidistant' && dropM > 0) return conePicture(held)
  if (!isFlat(held)) return [sector(held)]

  const [tilt, spread] = [toRadians(tiltDeg), Math.tan(toRadians(hfovDeg) / 2)]
  const [bottomDeg, topDeg] = [tiltDeg + vfovDeg / 2, tiltDeg - vfovDeg / 2]
  const nearM = dropM / Math.tan(toRadians(bottomDeg))
  // Half the picture's width on the ground, at a line across it.
  const halfAt = (forwardM: number) => spread * (forwardM * Math.cos(tilt) + dropM * Math.sin(tilt))
  const farM = topDeg > 0 ? dropM / Math.tan(toRadians(topDeg)) : Number.POSITIVE_INFINITY
  const far = topDeg > 0 ? across(headingDeg, farM) : NOWHERE
  const side = (sign: 1 | -1): Curve => sideLine({ ahead, tilt, spread, dropM, sign })

  // Beyond `inner` to both sides, the far edge is cut by the sides; beyond `outer` there is no picture.
  const inner = topDeg > 0 ? Math.atan2(halfAt(farM), farM) : Math.atan(spread * Math.cos(tilt))
  const outer = Math.atan2(halfAt(nearM), nearM)
  if (bottomDeg < 90) {
    const near = across(headingDeg, nearM)
    const strips: Strip[] = [{ from: ahead - inner, to: ahead + inner, inner: near, outer: far }]
    if (tiltDeg > LEVEL_DEG && outer > inner)
      strips.push(
        { from: ahead + inner, to: ahead + outer, inner: near, outer: side(1) },
        { from: ahead - outer, to: ahead - inner, inner: near, outer: side(-1) },
      )
    return strips
  }
  // It reaches straight down: the point below the camera is in it, and some of what is behind.
  const strips: Strip[] = [
    { from: ahead - inner, to: ahead + inner, inner: APEX, outer: far },
    { from: ahead + inner, to: ahead + outer, inner: APEX, outer: side(1) },
    { from: ahead - outer, to: ahead - inner, inner: APEX, outer: side(-1) },
  ]
  if (bottomDeg > 90) {
    const back = across(headingDeg, nearM)
    const behind = { from: ahead + outer, to: ahead + 2 * Math.PI - outer }
    strips.push({ ...behind, inner: APEX, outer: back })
  }
  return strips
}

type Sides = { ahead: number; tilt: number; spread: number; dropM: number; sign: 1 | -1 }

/** The line that the left (1) or right (−1) side of a picture falls along. */
function sideLine({ ahead, tilt, spread, dropM, sign }: Sides): Curve {
  // ± r sin u = spread (r cos u cos tilt + drop sin tilt), u from straight ahead.
  const off = spread * dropM * Math.sin(tilt)
  const [forward, left] = [(-spread * Math.cos(tilt)) / off, sign / off]
  const [cos, sin] = [Math.cos(ahead), Math.sin(ahead)]
  return [forward * cos - left * sin, forward * sin + left * cos, 0]
}

function sector({ headingDeg, tiltDeg, hfovDeg, vfovDeg, dropM }: Held): Strip {
  const { nearM, farM } = groundEdges({ mountHeightM: Math.max(0, dropM), tiltDeg, vfovDeg })
  const [ahead, half] = [angleOf(headingDeg), toRadians(hfovDeg) / 2]
  return {
    ...{ from: ahead - half, to: ahead + half },
    inner: nearM > 0 ? circle(nearM) : APEX,
    outer: farM < Number.POSITIVE_INFINITY ? circle(Math.max(farM, 0.01)) : NOWHERE,
  }
}

/** The ground too near to be in the picture: under its lower edge, as wide as that. */
export function underPicture(held: Held): Strip[] {
  if (held.dropM <= 0) return []
  return inPicture(held).flatMap(({ from, to, inner }) =>
    inner === APEX ? [] : [{ from, to, inner: APEX, outer: inner }],
  )
}

/**
 * Pixels per metre on a target, as far ahead and to the side of the point below the camera as it stands.
 *
 * In a flat picture every metre square to its axis has as many pixels at one depth along the axis, wherever
 * in the picture: `f / depth`, where depth is slant distance × the cosine of the angle off the axis, so
 * that corners are as sharp as the middle at the same depth. In a panoramic one it is `f / slant distance`.
 */
export function densityAt(held: Held, aheadM: number, asideM: number): number {
  const { tiltDeg, dropM } = held
  const focal = pxPerMAtOneM(held)
  const drop = Math.max(0, dropM)
  if (!isFlat(held)) return focal / Math.max(0.1, Math.hypot(aheadM, asideM, drop))
  const tilt = toRadians(tiltDeg)
  return focal / Math.max(0.1, aheadM * Math.cos(tilt) + drop * Math.sin(tilt))
}

/**
 * The ground where the density lies between two values, of what is in the picture.
 *
 * @param from px/m, 0 for however little
 * @param below px/m, Infinity for however much
 */
export function withDensity(held: Held, from: number, below: number): Strip[] {
  const { headingDeg, tiltDeg, dropM } = held
  const focal = pxPerMAtOneM(held)
  const ahead = angleOf(headingDeg)
  if (!isFlat(held)) {
    const reach = (density: number) =>
      Math.sqrt(Math.max(0, (focal / density) ** 2 - Math.max(0, dropM) ** 2))
    const [near, far] = [reach(below), reach(from)]
    if (!(far > near)) return []
    const outer = far < Number.POSITIVE_INFINITY ? circle(far) : NOWHERE
    return [{ from: 0, to: 2 * Math.PI, inner: near > 0 ? circle(near) : APEX, outer }]
  }
  const tilt = toRadians(tiltDeg)
  // How far ahead the depth is as much as a density allows.
  const forward = (density: number) => (focal / density - dropM * Math.sin(tilt)) / Math.cos(tilt)
  return betweenLines(ahead, headingDeg, forward(below), forward(from))
}

/** The ground farther ahead than one line across, and no farther than another. */
function betweenLines(ahead: number, headingDeg: number, nearM: number, farM: number): Strip[] {
  const strips: Strip[] = []
  if (farM > 0)
    strips.push({
      ...{ from: ahead - HALF, to: ahead + HALF },
      inner: nearM > 0 ? across(headingDeg, nearM) : APEX,
      outer: farM < Number.POSITIVE_INFINITY ? across(headingDeg, farM) : NOWHERE,
    })
  if (nearM < 0)
    strips.push({
      ...{ from: ahead + HALF, to: ahead + 3 * HALF },
      inner: farM < 0 ? across(headingDeg, farM) : APEX,
      outer: nearM > Number.NEGATIVE_INFINITY ? across(headingDeg, nearM) : NOWHERE,
    })
  return strips
}
