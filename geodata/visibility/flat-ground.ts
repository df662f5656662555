import type { Reach } from '../model/camera.ts'
import { groundEdges } from '../optics/ground-edges.ts'
import {
  densityAt,
  type Held,
  inPicture,
  underPicture,
  withDensity,
} from '../optics/ground-picture.ts'
import type { PlanePoint } from '../plane.ts'
import { toRadians } from '../units.ts'
import type { Looking, Standing } from './camera-view.ts'
import { aheadAndAside, type Footing, type Outlook } from './footing.ts'
import { allRound, openGround } from './open-ground.ts'
import { APEX, circle, cut, distanceTo, type Strip } from './radial.ts'
import { hidingM, shadowOf } from './shadows.ts'
import type { Town } from './town.ts'
import { isInWindows, type Window, windowOf } from './windows.ts'

/** Where all targets stand on one plane, pictures and densities fall on it as curves of the rays' own kind. */
export const flatFooting: Footing = {
  ground: 'flat',
  banded: (region, held, limits) =>
    limits
      .slice(1)
      .map((below, k) => cut(region, { within: withDensity(held, limits[k]!, below) })),
  under: ({ open, shadows }, held, rangeM) =>
    cut(open, { within: underPicture(held), without: shadows, upTo: circle(rangeM) }),
  densityOn: (held, place) => densityAt(held, ...aheadAndAside(held, place)),
  isInPicture: (held, { apex, point }) =>
    distanceTo(cut(allRound(apex), { within: inPicture(held) }), point) !== undefined,
}

/**
 * What a camera has before it on flat ground.
 *
 * @param mm where it is computed from, in whole millimetres
 */
export function flatOutlook(
  town: Town,
  mm: PlanePoint,
  camera: Standing,
  { looking, helds, rangeM }: { looking: Looking; helds: readonly Held[]; rangeM: number },
): Outlook {
  const { aims, mountHeightM: eyeM, reach } = camera
  const apex: PlanePoint = [mm[0] / 1000, mm[1] / 1000]
  const open = openGround(town, mm, hidingM({ eyeM, targetM: looking.targetM }), rangeM)
  const reachable = reach && sectorOf(reach, eyeM - looking.targetM)
  const pictures = helds.map(inPicture)
  const windows = [...pictures, ...(reachable ? [[reachable]] : [])].map(windowOf)
  const shadows = shadowsNear(town, apex, { ...looking, eyeM, rangeM, windows })
  return {
    ...{ footing: flatFooting, open, shadows },
    seen: pictures.map((within, i) =>
      cut(open, { within, without: shadows, upTo: circle(aims[i]!.rangeM) }),
    ),
    reach:
      reach && reachable
        ? cut(open, { within: [reachable], without: shadows, upTo: circle(reach.rangeM) })
        : null,
  }
}

/** The ground a camera can be turned to, were nothing in the way. */
function sectorOf({ fromDeg, sweepDeg, tiltDeg, rangeM }: Reach, dropM: number): Strip {
  const down = { mountHeightM: Math.max(0, dropM), tiltDeg, vfovDeg: 0.001 }
  const { nearM } = groundEdges(down)
  const from = Math.PI / 2 - toRadians(fromDeg + sweepDeg)
  return {
    ...{ from, to: from + toRadians(sweepDeg) },
    inner: nearM > 0 ? circle(nearM) : APEX,
    outer: circle(rangeM),
  }
}

type Near = Looking & { eyeM: number; rangeM: number; windows: readonly Window[] }

/** The shadows of what can be seen over or under, within range. */
function shadowsNear(town: Town, [x, y]: PlanePoint, near: Near): Strip[] {
  const { eyeM, targetM, rangeM, leaves, windows } = near
  const hiding = hidingM(near)
  const found = town.casterIndex?.search(x - rangeM, y - rangeM, x + rangeM, y + rangeM) ?? []
  return found
    .map((i) => town.casters[i]!)
    .filter(({ kind, topM }) => (kind === 'tree' ? leaves : topM < hiding))
    .filter((caster) => isInWindows(caster, [x, y], windows))
    .flatMap((caster) => shadowOf(caster, [x, y], { eyeM, targetM }))
}
