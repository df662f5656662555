import { type Kept, session } from './session.ts'

/**
 * Whether something that is deleted can be made again as it was: whoever makes something owns it, and
 * nothing is made for everybody to see.
 */
export const canBeBroughtBack = ({ ownerUnitId, classification }: Kept): boolean =>
  ownerUnitId === session.getState().person?.unitId && classification !== 'public'
