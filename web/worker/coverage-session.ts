import { outlineOf } from '../../geodata/cells/cells-in.ts'
import type { IncidentFilter } from '../../geodata/cells/incident-filter.ts'
import type { Figure } from '../../geodata/coverage/figure.ts'
import type { Intrusion } from '../../geodata/coverage/intrusion.ts'
import { contentKey } from '../../geodata/coverage/keys.ts'
import type { Watching } from '../../geodata/coverage/recording.ts'
import type { GroundFigure } from '../../geodata/coverage/seen-ground.ts'
import type { Asked, CoverageSession } from '../../geodata/coverage/session.ts'
import type { Area } from '../../geodata/model/shape.ts'
import type { LonLat } from '../../geodata/position.ts'
import type { CameraView, Standing } from '../../geodata/visibility/camera-view.ts'
import { drawView, type ViewFeature } from './coverage-shapes.ts'

export type CoverageRequest = Asked & {
  filter: IncidentFilter
  /** Groups of cameras, each of which a figure is wanted for. */
  sets: readonly { id: string; cameras: readonly Watching[] }[]
  /** Cameras whose views are drawn, and the key of the drawing that is there already, if any. */
  drawn: readonly { camera: Standing; known: string | null }[]
  /** The camera of which it is told what it sees of homes and the like. */
  intruding: Standing | null
}

/** What one camera sees, ready to be drawn. Equal keys are equal drawings. */
export type DrawnView = {
  id: string
  key: string
  status: CameraView['status']
  /** What the ground was taken for. */
  ground: CameraView['ground']
  features: ViewFeature[]
}

/** What a camera sees of homes and the like, before its masks and after them. */
export type Intruding = { id: string; unmasked: Intrusion; masked: Intrusion }

export type CoverageAnswer = {
  /** One a set, by its id. */
  figures: Record<string, Figure>
  /** Only those whose drawing is another than the one known. */
  views: DrawnView[]
  intrusion: Intruding | null
}

/** What changes with every move of a hand: figures, drawings and what is intruded on. */
export function answer(session: CoverageSession, request: CoverageRequest): CoverageAnswer {
  const { sets, drawn, intruding, looking } = request
  const figures = Object.fromEntries(
    sets.map(({ id, cameras }) => [id, session.figure(id, cameras, request)]),
  )
  const views = drawn
    .filter(({ camera, known }) => drawingKey(camera, request) !== known)
    .map(({ camera }) => draw(session, camera, request))
  const intrusion = intruding && {
    id: intruding.id,
    ...session.intrusion(intruding, looking),
  }
  return { figures, views, intrusion }
}

function draw(session: CoverageSession, camera: Standing, asked: Asked): DrawnView {
  const view = session.view(camera, asked.looking)
  return {
    id: camera.id,
    key: drawingKey(camera, asked),
    ...{ status: view.status, ground: view.ground },
    features: drawView({ ...view, id: camera.id }, camera, asked.edition, session.ground.town),
  }
}

/** What tells one drawing from another. */
export const drawingKey = (camera: Standing, { edition, looking }: Asked): string =>
  `${edition} ${contentKey(camera, looking)}`

/** What is asked when the hand rests. */
export type GroundRequest = Asked & {
  filter: IncidentFilter
  sets: readonly { id: string; cameras: readonly Standing[] }[]
  /** Where blind spots are looked for, if they are, and which set's. */
  blind: { set: string; areas: readonly Area[] } | null
}
export type GroundAnswer = {
  /** One a set, by its id. */
  figures: Record<string, GroundFigure>
  blind: BlindSpots | null
}

/** H3 cells of resolution 13 that no camera sees, of how many with open ground, and incidents in them. */
export type BlindSpots = {
  cells: number
  open: number
  incidents: number
  /** Their outline: polygons, each its outer ring first. */
  outline: LonLat[][][]
}

/** What takes longer than a move of a hand: ground in square metres, and blind spots. */
export function answerGround(
  session: CoverageSession,
  { sets, blind, filter, ...asked }: GroundRequest,
): GroundAnswer {
  const figures = Object.fromEntries(
    sets.map(({ id, cameras }) => [id, session.groundFigure(cameras, asked)]),
  )
  const cameras = sets.find(({ id }) => id === blind?.set)?.cameras
  if (!blind || !cameras) return { figures, blind: null }
  const { looking } = asked
  const spots = session.blindSpots(cameras, blind.areas, { looking, filter })
  const { open, incidents } = spots
  const outline = outlineOf(spots.blind)
  return { figures, blind: { cells: spots.blind.length, open, incidents, outline } }
}
