import { type Held, inPicture } from '../optics/ground-picture.ts'
import { countedM, pictureEdges, pxPerMOn } from '../optics/picture-edges.ts'
import { pxPerMAtOneM } from '../optics/pixel-density.ts'
import type { PlanePoint } from '../plane.ts'
import { toRadians } from '../units.ts'
import type { Looking, Standing } from './camera-view.ts'
import { aheadAndAside, type Footing, type Outlook, type Place } from './footing.ts'
import { partedBy } from './profile.ts'
import { APEX, circle, cut, type Region, type Strip } from './radial.ts'
import { dropAt, type Stage } from './stage.ts'
import { heightAt, isKnownAt } from './terrain.ts'
import { openTerrain } from './terrain-open.ts'
import type { Town } from './town.ts'

/** Height of the ground at a point, or `undefined` where the town's terrain does not tell it. */
export const groundUnder = ({ terrain }: Town, [x, y]: PlanePoint): number | undefined =>
  terrain && isKnownAt(terrain, x, y) ? heightAt(terrain, x, y) : undefined

/** How targets stand on terrain before a camera: each as high as its own ground. */
function terrainFooting(stage: Stage): Footing {
  const placed = (held: Held, place: Place) =>
    [...aheadAndAside(held, place), dropAt(stage, ...place.point)] as const
  return {
    ground: 'terrain',
    banded: (region, held, limits) => {
      // The sharper, the less distance counts.
      const counted = countedM(held)
      const most = limits.map((pxPerM) => -pxPerMAtOneM(held) / pxPerM)
      const { headingDeg } = held
      const level: typeof counted = (...at) => -counted(...at)
      return partedBy(region, stage, { headingDeg, level, limits: most })
    },
    under: ({ open }, held, rangeM) => {
      const { angles, slices } = picturedIn(around(open, rangeM), stage, held, rangeM)
      const nearer = slices.flatMap(([first], i): Strip[] =>
        first && first.inner !== APEX
          ? [{ from: angles[i]!, to: angles[i + 1]!, inner: APEX, outer: first.inner }]
          : [],
      )
      return cut(open, { within: nearer, upTo: circle(rangeM) })
    },
    densityOn: (held, place) => pxPerMOn(held, ...placed(held, place)),
    isInPicture: (held, place) => {
      const at = placed(held, place)
      return pictureEdges(held).every((edge) => edge(...at) >= 0)
    },
  }
}

/** All the ground within a range, in the slices of a region. */
const around = ({ apex, angles, slices }: Region, rangeM: number): Region => ({
  ...{ apex, angles },
  slices: slices.map((seen) => (seen.length > 0 ? [{ inner: APEX, outer: circle(rangeM) }] : [])),
})

/** What of a region is in a picture, within each of its edges, and no farther off than a range. */
function picturedIn(region: Region, stage: Stage, held: Held, upToM: number): Region {
  const { headingDeg } = held
  const edges = pictureEdges(held)
  let left = region
  for (const level of edges.length > 0 ? edges : [EVERYTHING])
    left = partedBy(left, stage, { headingDeg, level, limits: INSIDE, upToM })[0]!
  return left
}
const EVERYTHING = () => 1
const INSIDE = [0, Number.POSITIVE_INFINITY]

/**
 * What a camera has before it over terrain.
 *
 * @param mm where it is computed from, in whole millimetres
 */
export function terrainOutlook(
  town: Town,
  mm: PlanePoint,
  camera: Standing,
  asked: { looking: Looking; helds: readonly Held[]; rangeM: number; eyeM: number },
): Outlook {
  const { looking, helds, rangeM, eyeM } = asked
  const { aims, reach } = camera
  const apex: PlanePoint = [mm[0] / 1000, mm[1] / 1000]
  const stage: Stage = { terrain: town.terrain!, apex, eyeM, targetM: looking.targetM }
  const turned = reach && turnedTo(reach)
  const windows = [...helds.map(windowStrips), ...(turned ? [turned] : [])]
  const open = openTerrain(town, mm, { stage, rangeM, leaves: looking.leaves, windows })
  return {
    ...{ footing: terrainFooting(stage), open, shadows: [] },
    seen: helds.map((held, i) => picturedIn(open, stage, held, aims[i]!.rangeM)),
    reach: reach && turned && reached(cut(open, { within: turned }), stage, reach),
  }
}

/** The angles a picture reaches, which are the same however far below it targets stand. */
const windowStrips = (held: Held): Strip[] => inPicture({ ...held, dropM: Math.max(1, held.dropM) })

/** The sector a camera can be turned to. */
function turnedTo({ fromDeg, sweepDeg, rangeM }: NonNullable<Standing['reach']>): Strip[] {
  const from = Math.PI / 2 - toRadians(fromDeg + sweepDeg)
  return [{ from, to: from + toRadians(sweepDeg), inner: APEX, outer: circle(rangeM) }]
}

/** What of a region is no steeper below the camera than it can be tilted. */
function reached(
  region: Region,
  stage: Stage,
  { tiltDeg, rangeM: upToM }: NonNullable<Standing['reach']>,
): Region {
  if (tiltDeg >= 90) return region
  const steepest = Math.tan(toRadians(tiltDeg))
  const level = (ahead: number, aside: number, drop: number) =>
    Math.hypot(ahead, aside) * steepest - drop
  return partedBy(region, stage, { headingDeg: 0, level, limits: INSIDE, upToM })[0]!
}
