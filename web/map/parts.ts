import type { MapPart } from './part.ts'
import { blindPart } from './parts/blind.ts'
import { cameraHandlesPart } from './parts/camera-handles.ts'
import { cameraPart } from './parts/cameras.ts'
import { clickPart } from './parts/clicks.ts'
import { coveragePart } from './parts/coverage.ts'
import { heatPart } from './parts/heat.ts'
import { hotspotPart } from './parts/hotspots.ts'
import { lampPart } from './parts/lamps.ts'
import { incidentPart, placePart } from './parts/marks.ts'
import { probePart } from './parts/probe.ts'
import { sightHoverPart } from './parts/sight-hover.ts'
import { sketchPart } from './parts/sketch.ts'

/**
 * Everything on the map, in the order it is mounted. Adding a part is one file and one line; a part
 * that takes taps for itself stands before `clickPart` and calls `event.preventDefault()`.
 */
export const mapParts: readonly MapPart[] = [
  heatPart,
  blindPart,
  coveragePart,
  lampPart,
  hotspotPart,
  cameraPart,
  cameraHandlesPart,
  incidentPart,
  placePart,
  probePart,
  sightHoverPart,
  sketchPart,
  clickPart,
]
