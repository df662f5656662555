import type { Seeable } from './sight.ts'

/** What a right reaches, of the records somebody is in the audience of. */
export type Extent =
  /** What they made themselves. */
  | 'mine'
  /** What their own unit owns. */
  | 'unit'
  /** What any unit of their own organisation owns. */
  | 'organisation'
  /** That, and what is shared between organisations: classified authorities or internal. */
  | 'shared'
  /** Every record whose audience they are in. */
  | 'seen'

/** Whose records are one's own. */
export type Belonging = {
  personId: string
  /** Null in projector mode: nobody's own unit. */
  unitId: string | null
  /** The units of one's organisation. */
  unitIds: readonly string[]
}

/** Whether a right reaches a record that is seen. */
export function reaches(extent: Extent, who: Belonging, of: Seeable): boolean {
  const isOwn = who.unitIds.includes(of.ownerUnitId)
  switch (extent) {
    case 'mine':
      return of.createdBy === who.personId
    case 'unit':
      return of.ownerUnitId === who.unitId
    case 'organisation':
      return isOwn
    case 'shared':
      return isOwn || of.classification === 'authorities' || of.classification === 'internal'
    case 'seen':
      return true
  }
}
