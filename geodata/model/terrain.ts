import { z } from 'zod'
import { lonLat } from '../position.ts'

/** Stands for a height that nobody knows. */
export const UNKNOWN = -32_768

/** Most cells of a terrain that is kept: 8 MB, sent to a browser whole. */
export const MOST_CELLS = 4_000_000

/**
 * What a raster of the ground's height is, beside its values: square cells on a local plane, each value the height
 * at its middle.
 */
export const terrainHead = z.object({
  format: z.literal('tryggkartan-terrain'),
  version: z.literal(1),
  /** Of the local plane (transverse Mercator, scale 1 there) that the cells lie on. */
  centre: lonLat,
  /** Of the middle of the first cell, the south-westernmost: metres east and north of the centre. */
  west: z.number(),
  south: z.number(),
  stepM: z.number().positive(),
  columns: z.int().min(2),
  rows: z.int().min(2),
  /** A value n stands for `offsetM + n · scaleM` metres. */
  offsetM: z.number(),
  scaleM: z.number().positive(),
  unknown: z.literal(UNKNOWN),
  /** Who told: the file's name unless another was stated. */
  source: z.string(),
})
export type TerrainHead = z.infer<typeof terrainHead>

/** The ground's height as it is kept and sent. */
export type TerrainRaster = TerrainHead & {
  /** Row by row from the south, each from the west; `UNKNOWN` where nobody knows. */
  values: Int16Array
}
