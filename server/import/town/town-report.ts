import type { Refused } from './repair.ts'

/** What one file told of a town, for the one who imported it. */
export type TownReport = {
  counts: {
    buildings: number
    walls: number
    trees: number
    lamps: number
    cameras: number
    /** Of the cameras: those indoors, which are listed but see no street. */
    indoorCameras: number
    /** Everything that can be searched for: streets, places, addresses. */
    places: number
    entrances: number
    outdoorSeating: number
    /** Preschools with them. */
    schools: number
    roads: number
    /** Obstacles made of the above: a house of two parts is two. */
    obstacles: number
  }
  /** Where buildings' heights come from. */
  heights: { tagged: number; levels: number; estimated: number }
  /** Buildings and barriers whose shape had to be mended. */
  repaired: number
  repairedIds: string[]
  /** Waters, greens and squares whose shape had to be mended: only drawn. */
  repairedDrawn: number
  refused: Refused[]
}
