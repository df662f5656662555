import { z } from 'zod'
import { classification, instant } from '../../geodata/model/record.ts'

/** What the service itself keeps about every record, as it is sent. */
export const keptShape = {
  id: z.uuid().describe('UUIDv7'),
  version: z.int().positive(),
  ownerUnitId: z.uuid(),
  classification,
  createdAt: instant,
  updatedAt: instant,
}

/**
 * A record as a reader gets it, for the document: what is kept, what a writer stated, and more.
 *
 * @param id its name in the document: "Hotspot"
 */
export const answerOf = (id: string, stated: z.ZodObject, more: z.ZodRawShape = {}) =>
  z.object({ ...keptShape, ...stated.shape, ...more }).meta({ id })
