import { createStore } from 'zustand/vanilla'
import type { Placement } from '../../geodata/model/camera.ts'
import type { Verb } from '../../geodata/placement/history.ts'
import {
  aimed,
  edgeTurned,
  lengthened,
  shifted,
  sightTo,
  tilted,
  widened,
  withAim,
} from '../../geodata/placement/steer.ts'
import { localPlane } from '../../geodata/plane.ts'
import type { LonLat } from '../../geodata/position.ts'
import { toRadians, turn } from '../../geodata/units.ts'

/** What can be taken hold of: the camera itself, its ring, the edges of its view and their end. */
export const handles = ['body', 'aim', 'left', 'right', 'range'] as const
export type Handle = (typeof handles)[number]

/** What letting go of each is called. */
export const handleVerbs: Record<Handle, Verb> = {
  body: 'move',
  aim: 'aim',
  left: 'widen',
  right: 'widen',
  range: 'lengthen',
}

/** The aim that the map's handles and the inspector's fields are about. */
export const activeAim = createStore<{ index: number }>(() => ({ index: 0 }))
export const chooseAim = (index: number) => activeAim.setState({ index })

/** The active aim of a placement, which may have fewer aims than the one before it. */
export const aimIndex = ({ aims }: Placement): number =>
  Math.min(activeAim.getState().index, aims.length - 1)

/** A handle taken hold of: the camera as it stood and where on the ground the hand took hold. */
export type Grab = { handle: Handle; aim: number; placement: Placement; at: LonLat }

/**
 * The camera when the hand has come to another place. What counts is how far the hand has gone, so
 * a handle that is drawn elsewhere than what it stands for pulls as well.
 */
export function pulled({ handle, aim: i, placement, at }: Grab, to: LonLat): Placement {
  const aim = placement.aims[i]!
  const from = sightTo(placement.position, at)
  const now = sightTo(placement.position, to)
  const turned = turn(from.headingDeg, now.headingDeg)
  switch (handle) {
    case 'body': {
      const [x, y] = localPlane(at).toPlane(to)
      return { ...placement, position: shifted(placement.position, [x, y]) }
    }
    case 'aim':
      return withAim(placement, i, aimed(aim, aim.headingDeg + turned))
    case 'left':
      return withAim(placement, i, pulledEdge(aim, 'left', turned))
    case 'right':
      return withAim(placement, i, pulledEdge(aim, 'right', turned))
    case 'range':
      return withAim(placement, i, lengthened(aim, aim.rangeM + now.distanceM - from.distanceM))
  }
}

function pulledEdge(aim: Placement['aims'][number], side: 'left' | 'right', turned: number) {
  const sign = side === 'right' ? 1 : -1
  const half = aim.hfovDeg / 2 + sign * turned
  // Half a view is at most half a turn; beyond, the hand has gone round the back.
  if (half > 180 || half < 0) return widened(aim, half < 0 ? 1 : 360)
  return edgeTurned(aim, side, aim.headingDeg + sign * half)
}

/** An arrow key: right and up in steps of one, ten with Shift. */
export type Nudge = { right: number; up: number }

/** The step that a key asks for; undefined for a key that steers nothing. */
export function nudgeOf({ key, shiftKey }: { key: string; shiftKey: boolean }): Nudge | undefined {
  const step = shiftKey ? 10 : 1
  switch (key) {
    case 'ArrowRight':
      return { right: step, up: 0 }
    case 'ArrowLeft':
      return { right: -step, up: 0 }
    case 'ArrowUp':
      return { right: 0, up: step }
    case 'ArrowDown':
      return { right: 0, up: -step }
    default:
      return undefined
  }
}

/** What an arrow key on a handle is called when it is let go. */
export const nudgeVerb = (handle: Handle, { up }: Nudge): Verb =>
  handle === 'aim' && up !== 0 ? 'tilt' : handleVerbs[handle]

/**
 * The camera after an arrow key on a handle: metres for the body and the range, degrees for the
 * rest. On the ring left and right turn it, up and down tilt it.
 *
 * @param bearingDeg what is up on the screen: arrows move the camera as it is seen
 */
export function nudged(
  placement: Placement,
  { handle, aim: i }: { handle: Handle; aim: number },
  { right, up }: Nudge,
  bearingDeg = 0,
): Placement {
  const aim = placement.aims[i]!
  switch (handle) {
    case 'body': {
      const [sin, cos] = [Math.sin(toRadians(bearingDeg)), Math.cos(toRadians(bearingDeg))]
      const [east, north] = [right * cos + up * sin, up * cos - right * sin]
      return { ...placement, position: shifted(placement.position, [east, north]) }
    }
    case 'aim':
      return withAim(placement, i, tilted(aimed(aim, aim.headingDeg + right), aim.tiltDeg - up))
    case 'left':
      return withAim(placement, i, widened(aim, aim.hfovDeg - right + up))
    case 'right':
      return withAim(placement, i, widened(aim, aim.hfovDeg + right + up))
    case 'range':
      return withAim(placement, i, lengthened(aim, aim.rangeM + right + up))
  }
}
