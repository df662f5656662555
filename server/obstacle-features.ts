import { findObstacleFeatures, type ObstacleFeature, obstacles } from '../db/obstacles.ts'
import { countClassified, type View } from '../db/records.ts'
import { policeClassifications, type ReadingAsked, writingReads } from './police-reads.ts'

/** Reads every obstacle that is seen; reads of the police's are written down. */
export async function readObstacleFeatures(
  c: ReadingAsked,
  view: View,
): Promise<ObstacleFeature[]> {
  const classifications = policeClassifications(c.var.who)
  return await writingReads(c, obstacles.name, async (tx) => {
    const police = await countClassified(tx, obstacles, view, { classifications })
    const read = await findObstacleFeatures(tx, view)
    return { read, police: police > 0 ? { recordId: 'many', after: { police } } : null }
  })
}
