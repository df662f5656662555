import type { TerrainHead } from '../geodata/model/terrain.ts'
import type { Db } from './connect.ts'
import { newId } from './ids.ts'
import { type ImportHead, inBatch, type Stored } from './imports.ts'
import type { Owned, Scope, View } from './records.ts'
import { ALL, whereSeen } from './sight.ts'
import { insertFile, type NewFile } from './work.ts'

/** What storing a terrain needs beside what every import says of itself. */
export type TerrainStoring = ImportHead & {
  /** The file that holds the heights, which lies in the store already. */
  content: Omit<NewFile, keyof Owned>
  terrain: Pick<TerrainHead, 'source' | 'stepM' | 'columns' | 'rows'>
}

/**
 * Keeps a terrain: from now on it is the one that counts. The very same heights as count already are left as they
 * stand.
 *
 * @throws the reason of the head's signal
 */
export function storeTerrain(db: Db, scope: Scope, head: TerrainStoring): Promise<Stored> {
  const { ownerUnitId, classification, content, terrain } = head
  return inBatch(db, scope, head, async ({ tx, batchId }) => {
    const view = { municipality: scope.municipality, seen: ALL }
    const standing = await findTerrain(tx, view)
    if (standing?.sha256 === content.sha256) return { added: 0, changed: 0, unchanged: 1 }
    const file = await insertFile(tx, scope, { ...content, ownerUnitId, classification })
    const { source, stepM, columns, rows } = terrain
    await tx
      .insertInto('terrain')
      .values({
        ...{ municipality: scope.municipality, id: newId(), ownerUnitId, classification },
        ...{ createdBy: scope.actor.personId, createdAt: scope.now, updatedAt: scope.now },
        ...{ batchId, fileId: file.id, source, stepM, columns, rows },
      })
      .execute()
    return { added: 1, changed: 0, unchanged: 0 }
  })
}

/** The terrain that counts, of those that are seen: the newest. */
export const findTerrain = (
  db: Db,
  { municipality, seen }: View,
): Promise<{ fileId: string; sha256: string } | undefined> =>
  db
    .selectFrom('terrain')
    .innerJoin('file', (join) =>
      join
        .onRef('file.municipality', '=', 'terrain.municipality')
        .onRef('file.id', '=', 'terrain.fileId'),
    )
    .select(['terrain.fileId', 'file.sha256'])
    .where('terrain.municipality', '=', municipality)
    .where('terrain.deletedAt', 'is', null)
    .where('file.deletedAt', 'is', null)
    .where(({ and }) => and(whereSeen(seen, 'terrain')))
    .orderBy('terrain.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whether a file holds the terrain that counts in a municipality. */
export async function isTerrain(tx: Db, municipality: string, fileId: string): Promise<boolean> {
  return (await findTerrain(tx, { municipality, seen: ALL }))?.fileId === fileId
}
