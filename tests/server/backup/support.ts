import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { insertFile } from '../../../db/work.ts'
import { makeBackup } from '../../../server/backup/make-backup.ts'
import { restoreBackup } from '../../../server/backup/restore-backup.ts'
import type { BeforeOpening } from '../../../server/backup/restore-steps.ts'
import { openFiles } from '../../../server/files.ts'
import { newTown, now } from '../../support/factories.ts'
import { migratedPlace, type Place, visit } from '../../support/places.ts'

const quiet = { say: () => undefined, signal: new AbortController().signal }

/** A path in a folder of its own, where nothing stands. */
export const newPath = (name = 'kopia.tar') =>
  join(mkdtempSync(join(inject('folder'), 'backup-')), name)

export const backUp = (place: Place, path: string) => makeBackup(place, path, { ...quiet, now })

export const restore = (place: Place, path: string, beforeOpening?: BeforeOpening) =>
  restoreBackup(place, path, { ...quiet, ...(beforeOpening && { beforeOpening }) })

/** A place with a municipality and a file of these bytes. */
export async function smallPlace(
  bytes = new TextEncoder().encode('ett protokoll'),
): Promise<Place> {
  const place = await migratedPlace()
  const stored = await openFiles(place.dataDir).put(bytes, 'text/plain')
  await visit(place, async ({ db }) => {
    const { ownerUnitId, scope } = await newTown(db)
    const described = { name: 'protokoll.txt', mediaType: 'text/plain', ...stored }
    await insertFile(db, scope, { ownerUnitId, classification: 'own', ...described })
  })
  return place
}
