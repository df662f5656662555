import { cellHalves } from '../cells/cell-index.ts'
import type { IncidentFilter } from '../cells/incident-filter.ts'
import { selectIncidents } from '../cells/select-incidents.ts'
import type { Area } from '../model/shape.ts'
import type { Edition } from '../optics/standards.ts'
import {
  type CameraView,
  cameraView,
  type Looking,
  type Standing,
} from '../visibility/camera-view.ts'
import { blindCells, type OpenCells, openCells } from './blind-spots.ts'
import { type Figure, figure } from './figure.ts'
import type { Ground } from './ground.ts'
import { type Intruded, type Intrusion, intrusionOf } from './intrusion.ts'
import { contentKey, recordingKey } from './keys.ts'
import type { Watching } from './recording.ts'
import { type GroundFigure, groundFigure, type SeenGround, seenGround } from './seen-ground.ts'
import { indexPoints, type SeenPoints, seenPoints } from './seen-points.ts'

/** What was worked out for a camera that stands in one way; the rest of it when it is first asked for. */
class Seen {
  readonly view: CameraView
  readonly incidents: SeenPoints
  readonly #cells = new WeakMap<OpenCells, SeenPoints>()

  constructor(ground: Ground, camera: Standing, looking: Looking) {
    this.view = cameraView(ground.town, camera, looking)
    this.incidents = seenPoints(this.view, ground.points)
  }

  cells(open: OpenCells): SeenPoints {
    const known = this.#cells.get(open) ?? seenPoints(this.view, open.points)
    this.#cells.set(open, known)
    return known
  }
}

/** What is looked for, and how it is told. */
export type Asked = { edition: Edition; looking: Looking }

const NOTHING: Intruded = {
  points: indexPoints(new Float64Array(0)),
  ...{ kind: new Uint8Array(0), of: new Uint32Array(0), wallM: new Float32Array(0) },
}

/** Views that are kept: all cameras of several plans, and the last seconds of a drag. */
const MOST_KEPT = 600
/** The same of their ground, which is larger: the cameras of a town. */
const MOST_GROUNDS = 80

/**
 * Answers what cameras see of a town and its incidents. Whatever was computed for a camera that stands the
 * same way is kept, so a drag computes only the camera that is dragged. Browser and server count with it alike.
 */
export class CoverageSession {
  readonly ground: Ground
  readonly #intruded: Intruded
  readonly #kept = new Map<string, Seen>()
  readonly #squares = new Map<string, SeenGround>()
  readonly #counted = new Map<string, { signature: string; figure: Figure }>()
  #chosen: { filter: string; rows: Uint32Array } | undefined
  #open: { areas: string; cells: OpenCells } | undefined

  /** @param intruded what may be intruded on; nothing for who does not ask */
  constructor(ground: Ground, intruded: Intruded = NOTHING) {
    this.ground = ground
    this.#intruded = intruded
  }

  /** What one camera sees. The same object as long as it stands the same way and is kept. */
  view(camera: Standing, looking: Looking): CameraView {
    return this.#seen(camera, looking).view
  }

  /**
   * How much of the chosen incidents some cameras see.
   *
   * @param name under which the last answer is kept: asked the same again, it is given again
   */
  figure(
    name: string,
    cameras: readonly Watching[],
    { filter, edition, looking }: Asked & { filter: IncidentFilter },
  ): Figure {
    const chosen = this.#rowsOf(filter)
    const keys = cameras.map((one) => `${contentKey(one, looking)} ${recordingKey(one.recording)}`)
    const signature = [edition, chosen.filter, ...keys].join('|')
    const before = this.#counted.get(name)
    if (before?.signature === signature) return before.figure
    const watchers = cameras.map((one) => ({
      seen: this.#seen(one, looking).incidents,
      recording: one.recording,
    }))
    const result = figure(this.ground, chosen.rows, watchers, edition)
    this.#counted.set(name, { signature, figure: result })
    return result
  }

  /** How much ground some cameras see together, by day, all recording. */
  groundFigure(cameras: readonly Standing[], { edition, looking }: Asked): GroundFigure {
    return groundFigure(this.#grounds(cameras, looking), edition)
  }

  /**
   * The open ground of some areas that no camera sees by day, as H3 cells of resolution 13, of how many; and
   * how many of the chosen incidents are placed in those cells.
   */
  blindSpots(
    cameras: readonly Standing[],
    areas: readonly Area[],
    { looking, filter }: { looking: Looking; filter: IncidentFilter },
  ): { blind: string[]; open: number; incidents: number } {
    const open = this.#openCells(areas)
    const seen = cameras.map((one) => this.#seen(one, looking).cells(open))
    const blind = blindCells(open, seen)
    const { cellHi, cellLo } = this.ground.columns
    const halves = new Set(blind.map((cell) => cellHalves(cell).join(' ')))
    const { rows } = this.#rowsOf(filter)
    const there = rows.filter((row) => halves.has(`${cellHi[row]} ${cellLo[row]}`))
    return { blind, open: open.cells.length, incidents: there.length }
  }

  /** What a camera sees of homes, entrances, outdoor seating and schools, without its masks and with them. */
  intrusion(camera: Standing, looking: Looking): { unmasked: Intrusion; masked: Intrusion } {
    const { view } = this.#seen(camera, looking)
    const unmasked = intrusionOf(view, this.#intruded, 'unmasked')
    return {
      unmasked,
      masked: camera.masks.length > 0 ? intrusionOf(view, this.#intruded) : unmasked,
    }
  }

  #seen(camera: Standing, looking: Looking): Seen {
    const key = contentKey(camera, looking)
    const seen = this.#kept.get(key) ?? new Seen(this.ground, camera, looking)
    // The one used last stands last, the one unused for longest first.
    this.#kept.delete(key)
    this.#kept.set(key, seen)
    for (const old of this.#kept.keys()) if (this.#kept.size > MOST_KEPT) this.#kept.delete(old)
    return seen
  }

  /** One after the other, so that not all of many have to be kept at once. */
  *#grounds(cameras: readonly Standing[], looking: Looking): Generator<SeenGround> {
    for (const camera of cameras) {
      const key = contentKey(camera, looking)
      const ground = this.#squares.get(key) ?? seenGround(this.#seen(camera, looking).view)
      this.#squares.delete(key)
      this.#squares.set(key, ground)
      for (const old of this.#squares.keys())
        if (this.#squares.size > MOST_GROUNDS) this.#squares.delete(old)
      yield ground
    }
  }

  #rowsOf(filter: IncidentFilter) {
    const text = JSON.stringify(filter)
    if (this.#chosen?.filter !== text)
      this.#chosen = { filter: text, rows: selectIncidents(this.ground.columns, filter).all }
    return this.#chosen
  }

  #openCells(areas: readonly Area[]): OpenCells {
    const key = JSON.stringify(areas)
    if (this.#open?.areas !== key)
      this.#open = { areas: key, cells: openCells(areas, this.ground.town) }
    return this.#open.cells
  }
}
