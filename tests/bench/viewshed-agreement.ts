import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { random } from '../../geodata/demo/random.ts'
import { demoPlane, demoTown } from '../../geodata/demo/town.ts'
import type { PlanePoint } from '../../geodata/plane.ts'
import { type CameraView, cameraView, FACE_HEIGHT_M } from '../../geodata/visibility/camera-view.ts'
import { isInside } from '../../geodata/visibility/mount.ts'
import { distanceTo } from '../../geodata/visibility/radial.ts'
import { polygonsOf } from '../../geodata/visibility/rings.ts'
import { buildTown, type ObstacleFeature } from '../../geodata/visibility/town.ts'
import { drawn, isSeen } from '../geodata/visibility/oracle.ts'
import { burn, gdalVersion, gdalViewshed, type Raised } from './gdal-viewshed.ts'
import { printRatios, sideBySide } from './measure.ts'
import { cellCentre, type Grid, isSeenOver, markNear, sideOf } from './raster.ts'

// gdal_viewshed on a raster of the demo town, beside our own view of it: how long, and how far they agree.

const EYE_M = 4
const HEIGHTS = { eyeM: EYE_M, targetM: FACE_HEIGHT_M }
/** Without leaves, so that trees hide nothing: a raster of heights cannot hold what begins over the ground. */
const LOOKING = { targetM: FACE_HEIGHT_M, leaves: false }
/** Cells nearer than this to an edge, ours or an obstacle's, are not asked about. */
const MARGIN_M = 0.5
/** Cells that disagree, of each camera, which the whole-number oracle of the tests is asked about. */
const ASKED = 25

const features = demoTown(2182)
  .obstacles.filter(({ kind }) => kind !== 'tree')
  .map((obstacle, i) => ({ ...obstacle, id: `${i}` }) as ObstacleFeature)
const town = buildTown(features, demoPlane)
const lines = drawn(features)
const raised = features.map(({ heightM, shape }): Raised => {
  const isLine = shape.type === 'LineString'
  const open = shape.type === 'Polygon' ? shape.coordinates.map((ring) => ring.slice(1)) : []
  const rings = shape.type === 'LineString' ? [shape.coordinates] : open
  return { heightM, isLine, rings: rings.map((ring) => ring.map(demoPlane.toPlane)) }
})

/** Seeded places in the open that are computed from where they are, to the millimetre. */
function placesFor(count: number): PlanePoint[] {
  const rng = random(7, 'viewshed')
  const places: PlanePoint[] = []
  while (places.length < count) {
    const at = [rng.between(-350, 350), rng.between(-350, 350)] as const
    if (isCovered(at)) continue
    const { apex } = viewFrom(at, 10)
    if (Math.hypot(apex[0] - at[0], apex[1] - at[1]) < 0.002) places.push(apex)
  }
  return places
}

const isCovered = ([x, y]: PlanePoint) =>
  isInside(town.mesh, [Math.round(x * 1000), Math.round(y * 1000)], 0.001)

const viewFrom = (at: PlanePoint, rangeM: number): CameraView =>
  cameraView(
    town,
    {
      ...{ id: '', position: demoPlane.toLonLat(at), mountHeightM: EYE_M, masks: [], reach: null },
      aims: [
        {
          ...{ preset: '', headingDeg: 0, tiltDeg: 0, hfovDeg: 360, vfovDeg: 180, rangeM },
          ...{ widthPx: 4000, projection: 'rectilinear' },
        },
      ],
    },
    LOOKING,
  )

/** A byte a cell: 1 for those within the margin of an edge. */
function nearEdges(grid: Grid, view: CameraView): Uint8Array {
  const marks = new Uint8Array(sideOf(grid) ** 2)
  const mark = (line: readonly PlanePoint[], isClosed: boolean) => {
    for (const [k, from] of line.entries()) {
      const to = line[k + 1] ?? (isClosed ? line[0]! : from)
      markNear(marks, grid, [from, to], MARGIN_M)
    }
  }
  for (const ring of polygonsOf(view.aims[0]!.region, 0.01).flat()) mark(ring, true)
  for (const { rings, isLine } of raised) for (const ring of rings) mark(ring, !isLine)
  return marks
}

/** Cells, and how many of them are told alike by us and by… */
type Agreement = {
  cells: number
  gdal: number
  /** Where gdal differs, how many it says are hidden. */
  hidden: number
  /** … lines of sight over the very same raster, its cells as boxes. */
  boxes: number
  /** Of cells where gdal and we differ: those asked about, and those where exact lines say what we say. */
  asked: number
  ours: number
}

function agreementAt(folder: string, at: PlanePoint, cellM: number, rangeM: number): Agreement {
  const grid: Grid = { centre: at, cellM, reach: Math.round(rangeM / cellM) }
  const surface = burn(folder, raised, grid)
  const theirs = gdalViewshed(folder, surface, grid, { ...HEIGHTS, rangeM })
  const view = viewFrom(at, rangeM)
  const [n, edges] = [sideOf(grid), nearEdges(grid, view)]
  const sum: Agreement = { cells: 0, gdal: 0, hidden: 0, boxes: 0, asked: 0, ours: 0 }
  const differing: PlanePoint[] = []
  for (let k = 0; k < n * n; k++) {
    const [column, row] = [k % n, Math.floor(k / n)]
    const cell = cellCentre(grid, column, row)
    const distance = Math.hypot(cell[0] - at[0], cell[1] - at[1])
    if (edges[k] || distance > rangeM - MARGIN_M || isCovered(cell)) continue
    const seen = distanceTo(view.aims[0]!.region, cell) !== undefined
    sum.cells++
    if (isSeenOver(surface.heights, grid, [column, row], HEIGHTS) === seen) sum.boxes++
    if ((theirs[k] === 255) === seen) sum.gdal++
    else {
      differing.push(cell)
      if (seen) sum.hidden++
    }
  }
  const step = Math.max(1, Math.floor(differing.length / ASKED))
  for (const cell of differing.filter((_, i) => i % step === 0)) {
    sum.asked++
    const seen = distanceTo(view.aims[0]!.region, cell) !== undefined
    if (isSeen(lines, [at, EYE_M], [cell, FACE_HEIGHT_M]) === seen) sum.ours++
  }
  return sum
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`

/** Prints how long gdal_viewshed takes and how far it agrees, or that it is not there. */
export function compareWithGdal(): void {
  const version = gdalVersion()
  if (!version) {
    console.log('\ngdal_viewshed is not installed here (Debian: gdal-bin): not compared with it')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'viewshed-'))
  const places = placesFor(12)
  console.log(
    `\n${version}, -om NORMAL -cc 0: ${EYE_M} m up, 360°, faces, ${places.length} cameras`,
  )
  for (const [cellM, rangeM] of [
    [0.5, 100],
    [0.5, 150],
    [0.25, 100],
  ] as const) {
    const all = places.map((at) => agreementAt(folder, at, cellM, rangeM))
    const sum = (key: keyof Agreement) => all.reduce((total, one) => total + one[key], 0)
    const [cells, agreed] = [sum('cells'), sum('gdal')]
    const worst = all.toSorted((one, other) => one.gdal / one.cells - other.gdal / other.cells)[0]!
    console.log(
      `  cells of ${cellM} m, ${rangeM} m: of ${cells}\n` +
        `    gdal agrees on ${percent(agreed, cells)}, worst camera ${percent(worst.gdal, worst.cells)}; ` +
        `of the rest it hides ${percent(sum('hidden'), cells - agreed)}\n` +
        `    lines of sight over the same raster agree on ${percent(sum('boxes'), cells)}\n` +
        `    where gdal differs, exact lines say what we say on ${sum('ours')} of ${sum('asked')} cells`,
    )
  }
  for (const rangeM of [100, 150]) {
    const grid: Grid = { centre: places[0]!, cellM: 0.5, reach: rangeM * 2 }
    const surface = burn(folder, raised, grid)
    const ways = {
      'this, with low walls’ shadows': (round: number) =>
        viewFrom(places[round % places.length]!, rangeM),
      'gdal_viewshed, its process and files with it': () =>
        gdalViewshed(folder, surface, grid, { ...HEIGHTS, rangeM }),
      'of which a process that does nothing': gdalVersion,
    }
    printRatios(`One view, 360°, ${rangeM} m, cells of 0.5 m`, sideBySide(ways, 24))
  }
  rmSync(folder, { recursive: true })
}
