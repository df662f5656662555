import type { Hotspot, HotspotStatus, NewHotspot } from '../../../geodata/model/hotspot.ts'
import type { Polygon } from '../../../geodata/model/shape.ts'
import type { LonLat } from '../../../geodata/position.ts'

/** The words of a hotspot as they stand in the form. */
export type HotspotDraft = {
  name: string
  status: HotspotStatus
  problem: string
  causes: string
  measures: string
  responsible: string
}

export const emptyHotspot: HotspotDraft = {
  name: '',
  status: 'proposed',
  problem: '',
  causes: '',
  measures: '',
  responsible: '',
}

/** The words of a hotspot, to begin a change with. */
export const draftOf = ({
  name,
  status,
  problem,
  causes,
  measures,
  responsible,
}: Hotspot): HotspotDraft => ({ name, status, problem, causes, measures, responsible })

/** What a writer may say of a hotspot; the rest the service keeps for itself. */
export const hotspotFields = (hotspot: Hotspot): NewHotspot => ({
  ...draftOf(hotspot),
  area: hotspot.area,
  ownerUnitId: hotspot.ownerUnitId,
  classification: hotspot.classification,
})

/** The area that corners enclose. @returns undefined for fewer than three or crossing edges */
export function areaOf(corners: readonly LonLat[]): Polygon | undefined {
  if (corners.length < 3 || edgesCross(corners)) return undefined
  const ring = signedArea(corners) > 0 ? corners : corners.toReversed()
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

/** Whether any two edges of the closed line through the corners cross. */
export function edgesCross(corners: readonly LonLat[]): boolean {
  const n = corners.length
  const edge = (i: number) => [corners[i]!, corners[(i + 1) % n]!] as const
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      const areNeighbours = i === 0 && j === n - 1
      if (!areNeighbours && cross(edge(i), edge(j))) return true
    }
  return false
}

type Edge = readonly [LonLat, LonLat]

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

const side = ([ax, ay]: LonLat, [bx, by]: LonLat, [px, py]: LonLat) =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax))

// Positive counter-clockwise, in degrees: only the sign matters.
const signedArea = (corners: readonly LonLat[]) =>
  corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!
    return sum + x * nextY - nextX * y
  }, 0)
