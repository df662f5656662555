import { everything } from '../../geodata/cells/incident-filter.ts'
import { prepareGround } from '../../geodata/coverage/ground.ts'
import { intrudedIn } from '../../geodata/coverage/intrusion.ts'
import { asIfAlways, type Watching } from '../../geodata/coverage/recording.ts'
import { CoverageSession } from '../../geodata/coverage/session.ts'
import { DEMO_CENTRE, demoPlane, demoTown } from '../../geodata/demo/town.ts'
import { nothingStated } from '../../geodata/model/camera.ts'
import { FACES } from '../../geodata/visibility/camera-view.ts'
import type { ObstacleFeature } from '../../geodata/visibility/town.ts'
import { answer, type CoverageRequest } from '../../web/worker/coverage-session.ts'
import { demoColumns } from './demo-columns.ts'
import { printRatios, sideBySide } from './measure.ts'

// What the worker computes for each move of a hand: the camera's view and its drawing, the figures of the plan and
// of the camera, and what is intruded on. The demo town, its cameras and a year of its incidents.

const MOVES = 400
const demo = demoTown(2182)
const obstacles = demo.obstacles.map(
  (obstacle, i) => ({ ...obstacle, id: `${i}` }) as ObstacleFeature,
)
const columns = demoColumns(1_200)
const ground = prepareGround(obstacles, columns, {
  ...{ centre: DEMO_CENTRE, timeZone: 'Europe/Stockholm' },
})
const session = new CoverageSession(ground, intrudedIn(ground.town, demo.sensitivePlaces))

const cameras = demo.cameras.map((camera, i): Watching => {
  const stated = camera.stated ?? nothingStated
  const { position, mountHeightM, aims } = camera
  return {
    ...{ id: `${i}`, position, mountHeightM, aims, masks: stated.masks, reach: stated.reach },
    recording: asIfAlways(stated),
  }
})

/** The cameras with one of them moved, and what is asked of them. */
function asked(held: number, round: number): CoverageRequest {
  const turn = (round / MOVES) * 6 * Math.PI
  const moved = cameras.map((camera, i): Watching => {
    if (i !== held) return camera
    const [x, y] = demoPlane.toPlane(camera.position)
    const at = [x + 8 * Math.sin(turn), y + 8 - 8 * Math.cos(turn)] as const
    return { ...camera, position: demoPlane.toLonLat(at) }
  })
  const one = moved[held]!
  return {
    ...{ filter: everything, edition: 'en-62676-4-2014', looking: FACES },
    sets: [
      { id: 'today', cameras },
      { id: 'plan', cameras: moved },
      { id: 'selected', cameras: [one] },
      { id: 'without-selected', cameras: moved.filter((camera) => camera !== one) },
    ],
    drawn: [{ camera: one, known: null }],
    intruding: one,
  }
}

for (const [i, { name }] of demo.cameras.entries()) {
  // A session of its own keeps no view that the way beside it would find there.
  const other = new CoverageSession(ground, intrudedIn(ground.town, demo.sensitivePlaces))
  const measured = sideBySide(
    {
      'the view alone': (round) => other.view(asked(i, round).intruding!, FACES),
      'all that a move of a hand asks for': (round) => answer(session, asked(i, round)),
    },
    MOVES,
  )
  printRatios(`${name}: ${columns.length} incidents, ${cameras.length} cameras`, measured)
}
