import { type Aim, nothingStated } from '../model/camera.ts'
import type { TownCamera } from '../model/town.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import { toDegrees, toRadians } from '../units.ts'
import type { Layout } from './layout.ts'
import { add, bearingDeg, direction, distance, left, lengthOf, pointAlong } from './lines.ts'
import { placed } from './rings.ts'
import { edgeAt, knownPoints, plotOf } from './spots.ts'
import { halfWidthM, type StreetEdge } from './streets.ts'
import { standsClose } from './trees.ts'

/** A camera before it is aimed: where it hangs and what it should look at. */
type Mount = { at: PlanePoint; targets: PlanePoint[] }
type Wish = {
  name: string
  kind: TownCamera['kind']
  model: string
  heightM: number
  hfovDeg: number
  widthPx: number
  rangeM: number
  mount: (plan: Layout) => Mount
}

/** Six fixed cameras of the municipality, three temporary ones of the police. All made up. */
export function townCameras(plan: Layout, plane: Plane): TownCamera[] {
  const placedCount = { fixed: 0, temporary: 0 }
  return wishes.map(({ name, kind, model, heightM, mount, ...optics }) => {
    const { at, targets } = mount(plan)
    placedCount[kind] += 1
    const source = kind === 'fixed' ? ('measured' as const) : ('estimated' as const)
    return {
      name,
      kind,
      indoor: false,
      model,
      position: plane.toLonLat(at),
      mountHeightM: heightM,
      aims: targets.map((target, i) => aimAt(at, target, heightM, { ...optics, preset: i })),
      stated: statedFor(kind, heightM),
      provenance: { height: source, aim: source, optics: 'measured' },
      externalId: `demo-${kind === 'fixed' ? 'F' : 'T'}${placedCount[kind]}`,
    }
  })
}

/** Fixed cameras have infrared light; temporary ones record on evenings and nights by street light. */
const statedFor = (
  kind: TownCamera['kind'],
  heightM: number,
): NonNullable<TownCamera['stated']> => ({
  ...nothingStated,
  night: kind === 'fixed' ? { by: 'infrared', rangeM: heightM > 5 ? 60 : 40 } : STREET_LIGHT,
  recordingHours: kind === 'fixed' ? null : EVENINGS_AND_NIGHTS,
})
const STREET_LIGHT = { by: 'street-light', rangeM: 50 } as const
/** Every day from 16 to 5. */
const EVENINGS_AND_NIGHTS = Array.from({ length: 168 }, (_, hour) => hour).filter(
  (hour) => hour % 24 < 5 || hour % 24 >= 16,
)

type Optics = { hfovDeg: number; widthPx: number; rangeM: number; preset: number }

/** Towards a target on the ground, tilted so that a person two thirds of the way stands mid-picture. */
function aimAt(at: PlanePoint, target: PlanePoint, heightM: number, optics: Optics): Aim {
  const { hfovDeg, widthPx, rangeM, preset } = optics
  const away = distance(at, target) * 0.66
  const tilt = toDegrees(Math.atan2(heightM - 1.5, away))
  const vfov = 2 * toDegrees(Math.atan((Math.tan(toRadians(hfovDeg) / 2) * 9) / 16))
  return {
    preset: preset === 0 ? '' : `riktning ${preset + 1}`,
    headingDeg: tenth(bearingDeg(direction(at, target))) % 360,
    tiltDeg: tenth(tilt),
    hfovDeg,
    vfovDeg: tenth(vfov),
    rangeM,
    widthPx,
    projection: 'rectilinear',
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** Hangs half a metre out from the first wall within 16 m; null where there is none. */
function onWall(plan: Layout, from: PlanePoint, towards: PlanePoint): PlanePoint | null {
  for (let s = 1; s < 16; s += 0.1) {
    if (!plan.town.buildingAt(add(from, towards, s))) continue
    const at = add(from, towards, s - 0.55)
    return standsClose(plan.town, at, 0.35) ? add(from, towards, s - 0.9) : at
  }
  return null
}

const sees = (plan: Layout, at: PlanePoint, target: PlanePoint): boolean =>
  Array.from({ length: 60 }, (_, k) => k / 60).every(
    (t) =>
      !plan.town.buildingAt([at[0] + (target[0] - at[0]) * t, at[1] + (target[1] - at[1]) * t]),
  )

/**
 * On a façade along a stretch of street, looking along it; on a pole at the kerb where no wall will do.
 *
 * @param side 1 for the left of the street's direction, -1 for the right
 * @param ahead metres to the target, negative to look back
 */
function along(
  edge: (plan: Layout) => StreetEdge,
  side: 1 | -1,
  ahead: number,
  share = 0.2,
): (plan: Layout) => Mount {
  return (plan) => {
    const { line, kind } = edge(plan)
    const length = lengthOf(line)
    for (const turn of [side, -side])
      for (let step = 0; step < 10; step++) {
        const { at, along: way } = pointAlong(line, length * (share + step * 0.06))
        const out: PlanePoint = [left(way)[0] * turn, left(way)[1] * turn]
        const target = add(at, way, ahead)
        const wall = onWall(plan, at, out)
        if (wall && sees(plan, wall, target)) return { at: wall, targets: [target] }
      }
    const { at, along: way } = pointAlong(line, length * share)
    const pole = add(at, left(way), side * (halfWidthM[kind] - 1))
    return { at: pole, targets: [add(at, way, ahead)] }
  }
}

/** On the wall met from `from` towards `to`, at a spot that sees all of `targets`. */
function facing(plan: Layout, from: PlanePoint, to: PlanePoint, targets: PlanePoint[]): Mount {
  const step = direction(from, to)
  for (const aside of [0, 5, -5, 10, -10, 15, -15]) {
    const start = add(from, left(step), aside)
    for (let s = 0; s < distance(from, to); s += 8) {
      const at = onWall(plan, add(start, step, s), step)
      if (at && targets.every((target) => sees(plan, at, target))) return { at, targets }
    }
  }
  return { at: from, targets }
}

const wishes: Wish[] = [
  {
    name: 'Saltorget',
    kind: 'fixed',
    model: 'Fast kamera 4K',
    heightM: 5.5,
    hfovDeg: 98,
    widthPx: 3840,
    rangeM: 90,
    mount: (plan) => {
      const { square } = knownPoints(plan)
      return facing(plan, square, plotOf(plan, 'townhall').frame.at, [square])
    },
  },
  {
    name: 'Sillgatan väster',
    kind: 'fixed',
    model: 'Fast kamera 4K',
    heightM: 4.2,
    hfovDeg: 62,
    widthPx: 3840,
    rangeM: 100,
    mount: along((plan) => edgeAt(plan, 4, 8, true), 1, 38, 0.1),
  },
  {
    name: 'Sillgatan öster',
    kind: 'fixed',
    model: 'Fast kamera 4K',
    heightM: 4.2,
    hfovDeg: 62,
    widthPx: 3840,
    rangeM: 100,
    mount: along((plan) => edgeAt(plan, 9, 8, true), -1, -38, 0.35),
  },
  {
    name: 'Resecentrum',
    kind: 'fixed',
    model: 'Kamera med två huvuden',
    heightM: 4.8,
    hfovDeg: 84,
    widthPx: 2592,
    rangeM: 70,
    mount: (plan) => {
      const { frame } = plotOf(plan, 'station')
      const targets: PlanePoint[] = [placed(frame, [-16, 62]), placed(frame, [-14, 4])]
      return facing(plan, placed(frame, [-6, 35]), placed(frame, [14, 35]), targets)
    },
  },
  {
    name: 'Garvarparkeringen',
    kind: 'fixed',
    model: 'Fast kamera 4K',
    heightM: 5.8,
    hfovDeg: 90,
    widthPx: 3840,
    rangeM: 80,
    mount: (plan) => {
      const { garvar } = knownPoints(plan)
      return facing(plan, garvar, plotOf(plan, 'mall').frame.at, [garvar])
    },
  },
  {
    name: 'Storbron',
    kind: 'fixed',
    model: 'Fast kamera HD',
    heightM: 5,
    hfovDeg: 55,
    widthPx: 1920,
    rangeM: 90,
    mount: along((plan) => edgeAt(plan, 4, 5, false), -1, 70, 0.55),
  },
  {
    name: 'Krögargatan',
    kind: 'temporary',
    model: 'Tillfällig kamera, vridbar',
    heightM: 4.5,
    hfovDeg: 66,
    widthPx: 2592,
    rangeM: 90,
    mount: along((plan) => edgeAt(plan, 7, 7, false), 1, 36, 0.25),
  },
  {
    name: 'Stadsparken, östra entrén',
    kind: 'temporary',
    model: 'Tillfällig kamera, vridbar',
    heightM: 4.5,
    hfovDeg: 70,
    widthPx: 2592,
    rangeM: 90,
    mount: (plan) => {
      const { bandstand } = knownPoints(plan)
      const street = edgeAt(plan, 4, 8, false)
      const { at } = pointAlong(street.line, lengthOf(street.line) * 0.45)
      return facing(plan, at, plotOf(plan, 'mall').frame.at, [bandstand])
    },
  },
  {
    name: 'Gångtunneln',
    kind: 'temporary',
    model: 'Tillfällig kamera på stolpe',
    heightM: 3.6,
    hfovDeg: 74,
    widthPx: 2592,
    rangeM: 60,
    mount: (plan) => {
      const { tunnelMouth } = knownPoints(plan)
      const { frame } = plotOf(plan, 'station')
      const at = placed(frame, [0, -13])
      return { at, targets: [tunnelMouth] }
    },
  },
]
