import { z } from 'zod'
import { projection } from './camera.ts'
import { type Kept, keeping } from './record.ts'

const word = z.string().trim().min(1).max(80)

/** How much a lens takes in, at one end of its zoom. */
const lensView = z.strictObject({
  hfovDeg: z.number().min(1).max(360),
  vfovDeg: z.number().min(1).max(360),
})
export type LensView = z.infer<typeof lensView>

/** How far a head turns on its mount. */
const turns = z.strictObject({
  panDeg: z.number().min(1).max(360).describe('from one end of its turn to the other'),
  lowestTiltDeg: z
    .number()
    .min(0)
    .max(90)
    .nullable()
    .describe('downwards from the horizon; null is not stated'),
})

/** What a maker states of a camera and its lens. */
const facts = {
  maker: word,
  model: word,
  widthPx: z.int().min(160).max(20_000).describe('pixels across one picture'),
  heightPx: z.int().min(100).max(20_000),
  wide: lensView.describe('zoomed out, or the only view of a fixed lens'),
  tele: lensView.nullable().default(null).describe('zoomed in; null for a fixed lens'),
  projection: projection.default('rectilinear'),
  sensors: z.int().min(1).max(16).default(1).describe('pictures taken by one head'),
  turns: turns.nullable().default(null).describe('null does not turn'),
  infraredM: z.number().min(1).max(500).nullable().default(null).describe('null has no light'),
  source: z.string().trim().max(400).default('').describe('where the figures are from'),
}
export type LensFacts = z.output<z.ZodObject<typeof facts>>

/** A camera model that cameras of a plan can be given: what somebody writes of it. */
export const lensShape = z.strictObject({ ...keeping, ...facts })
export const newLens = lensShape
  .refine(({ wide, tele }) => tele === null || tele.hfovDeg < wide.hfovDeg, {
    path: ['tele', 'hfovDeg'],
    message: 'is not narrower than the wide end',
  })
  .refine(({ wide, tele }) => tele === null || tele.vfovDeg <= wide.vfovDeg, {
    path: ['tele', 'vfovDeg'],
    message: 'is higher than at the wide end',
  })
export type NewLens = z.output<typeof newLens>
export type Lens = Kept & NewLens
