import type { PlanePoint } from '../plane.ts'
import { expand } from './expansion.ts'
import { APEX, NOWHERE, type Region } from './radial.ts'
import { starRegion } from './star-region.ts'
import type { Town } from './town.ts'

/**
 * The ground between what is too high to see over, all round.
 *
 * @param apex in whole millimetres
 * @param hidingM what is as high hides all behind it; over the town's datum
 */
export function openGround(
  { mesh }: Town,
  apex: PlanePoint,
  hidingM: number,
  rangeM: number,
): Region {
  const star = expand(mesh, apex, { eyeM: hidingM, rangeM })
  return star ? starRegion(mesh, star) : allRound([apex[0] / 1000, apex[1] / 1000])
}

/** All the ground round a point, without end. */
export const allRound = (apex: PlanePoint): Region => ({
  apex,
  angles: [0, 2 * Math.PI],
  slices: [[{ inner: APEX, outer: NOWHERE }]],
})
