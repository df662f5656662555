import { everything } from '../../geodata/cells/incident-filter.ts'
import type { Figure } from '../../geodata/coverage/figure.ts'
import { prepareGround, type Where } from '../../geodata/coverage/ground.ts'
import type { Watching } from '../../geodata/coverage/recording.ts'
import type { GroundFigure } from '../../geodata/coverage/seen-ground.ts'
import { CoverageSession } from '../../geodata/coverage/session.ts'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import type { Edition } from '../../geodata/optics/standards.ts'
import type { CameraView, Looking, Standing } from '../../geodata/visibility/camera-view.ts'
import type { ObstacleFeature } from '../../geodata/visibility/town.ts'

/** All that is needed to count: plain values alone, so that it can be handed to another thread. */
export type Counted = {
  obstacles: readonly ObstacleFeature[]
  columns: IncidentColumns
  /** Those that the incidents are held against. */
  cameras: readonly Watching[]
  /** Those that stand at the moment that is asked about: the ground is theirs. */
  standing: readonly Standing[]
  where: Where
  edition: Edition
  looking: Looking
  policeInitiated: boolean
}

/** How much of the incidents the cameras see, and of the ground. */
export type Count = {
  figure: Figure
  ground: GroundFigure
  /** What sight lines went by, of those that stand. */
  sightOver: 'flat' | 'terrain' | 'partly'
}

/** Counts what cameras see, by the very functions that the browser counts with. */
export function countCoverage(asked: Counted): Count {
  const { obstacles, columns, cameras, standing, where, edition, looking, policeInitiated } = asked
  const ground = prepareGround(obstacles, columns, where)
  const session = new CoverageSession(ground)
  const filter = { ...everything, policeInitiated }
  return {
    figure: session.figure('asked', cameras, { filter, edition, looking }),
    ground: session.groundFigure(standing, { edition, looking }),
    sightOver: sightOver(standing.map((one) => session.view(one, looking).ground)),
  }
}

function sightOver(grounds: readonly CameraView['ground'][]): Count['sightOver'] {
  const isAny = (kind: CameraView['ground']) => grounds.includes(kind)
  return !isAny('terrain') ? 'flat' : isAny('flat') ? 'partly' : 'terrain'
}
