import { createHash } from 'node:crypto'
import { type CameraOwnerKind, nothingStated } from '../geodata/model/camera.ts'
import type { Town, TownCamera } from '../geodata/model/town.ts'
import type { Db } from './connect.ts'
import {
  aimColumns,
  cameraColumns,
  deploymentColumns,
  lampColumns,
  obstacleColumns,
} from './import-columns.ts'
import { type Batch, type ImportHead, inBatch, type Stored, snake } from './imports.ts'
import { setBasemap } from './municipalities.ts'
import { isValid } from './postgis.ts'
import type { Owned, Scope } from './records.ts'
import { replacePlaces } from './replace-places.ts'
import { insertFile, type NewFile } from './work.ts'

/** What storing a town needs beside the town. */
export type TownStoring = ImportHead & {
  /** Who owns the cameras it tells of. */
  cameraOwner: (camera: TownCamera) => CameraOwnerKind
  /** The unit that a camera's record belongs to; the import's own unless given. */
  cameraUnit?: (camera: TownCamera) => string
  /** Since when a camera stands where the town has it. */
  standsSince: (camera: TownCamera) => Date
  /** The archive that draws it; null keeps the map that stands, if one does. */
  basemap: Omit<NewFile, keyof Owned> | null
}

/** Shapes that PostGIS calls invalid in spite of the reader's mending, by external id. */
export type TownStored = Stored & { invalid: string[] }

/**
 * Keeps a whole town. What stands already under the same source and id is left as it is; places and
 * sensitive places, which nobody changes by hand, are written anew (see `replacePlaces`).
 *
 * @throws the reason of the head's signal
 */
export async function storeTown(
  db: Db,
  scope: Scope,
  head: TownStoring,
  town: Town,
): Promise<TownStored> {
  let invalid: string[] = []
  const stored = await inBatch(db, scope, head, async (batch) => {
    const { tx, kept, insert, batchId } = batch
    const common = () => ({ ...kept(), source: town.source, batch_id: batchId })
    const shapes = identified(town.obstacles, ({ shape }) => shape)
    const obstacles = await insert('obstacle', {
      columns: obstacleColumns,
      rows: shapes.map((obstacle) => ({ ...common(), ...snake(obstacle) })),
      valid: (row) => isValid(row('shape')),
    })
    const stored = { ownerUnitId: head.ownerUnitId, source: town.source }
    invalid = await missing(tx, scope.municipality, stored, shapes)
    const lamps = await insert('street_lamp', {
      columns: lampColumns,
      rows: identified(town.lamps, ({ position }) => position).map((lamp) => ({
        ...common(),
        ...snake(lamp),
        location: lamp.position,
      })),
    })
    const cameras = await storeCameras(batch, scope, head, town)
    const file = { municipality: scope.municipality, fileName: head.fileName }
    await replacePlaces(batch, file, town, ['place', town.places])
    await replacePlaces(batch, file, town, ['sensitive_place', town.sensitivePlaces])
    const basemapFileId = await drawTown(tx, scope, head, town)
    const added = obstacles.size + lamps.size + cameras
    const all = town.obstacles.length + town.lamps.length + town.cameras.length
    return { added, changed: 0, unchanged: all - added - invalid.length, basemapFileId }
  })
  return { ...stored, invalid }
}

/** @returns how many cameras were new; each of those gets its deployment and aims */
async function storeCameras(
  { kept, insert, batchId }: Batch,
  scope: Scope,
  head: TownStoring,
  town: Town,
): Promise<number> {
  const rows = identified(town.cameras, ({ position, name }) => [position, name]).map((camera) => ({
    camera,
    row: {
      ...kept(),
      ...unitOf(head, camera),
      source: town.source,
      batch_id: batchId,
      name: camera.name,
      kind: camera.kind,
      model: camera.model,
      indoor: camera.indoor,
      owner_kind: head.cameraOwner(camera),
      external_id: camera.externalId,
    },
  }))
  const added = await insert('camera', { columns: cameraColumns, rows: rows.map(({ row }) => row) })
  const standing = rows
    .filter(({ row }) => added.has(row.id))
    .map(({ camera, row }) => ({
      camera,
      deployment: { ...kept(), ...unitOf(head, camera), camera_id: row.id },
    }))
  await insert('deployment', {
    columns: deploymentColumns,
    rows: standing.map(({ camera, deployment }) => ({
      ...deployment,
      location: camera.position,
      mount_height_m: camera.mountHeightM,
      height_source: camera.provenance.height,
      aim_source: camera.provenance.aim,
      optics_source: camera.provenance.optics,
      from_at: head.standsSince(camera),
      decision: '',
      ...snake(camera.stated ?? nothingStated),
    })),
  })
  const aims = standing.flatMap(({ camera, deployment }) =>
    camera.aims.map((aim, ordinal) => ({
      ...snake(aim),
      municipality: scope.municipality,
      deployment_id: deployment.id,
      ordinal,
    })),
  )
  await insert('aim', { columns: aimColumns, rows: aims })
  return added.size
}

const unitOf = ({ cameraUnit }: TownStoring, camera: TownCamera) =>
  cameraUnit ? { owner_unit_id: cameraUnit(camera) } : {}

/**
 * Which archive draws the municipality from now on, and who must be named on its map.
 *
 * @returns the archive, where the file brings one
 */
async function drawTown(
  tx: Db,
  scope: Scope,
  head: TownStoring,
  town: Town,
): Promise<string | null> {
  const { ownerUnitId, classification, basemap } = head
  const file = basemap && (await insertFile(tx, scope, { ...basemap, ownerUnitId, classification }))
  const drawn = { fileId: file?.id ?? null, attribution: town.attribution }
  await setBasemap(tx, scope.municipality, drawn, scope)
  return drawn.fileId
}

/** Things without an id of their own get one from their content and its number of occurrence. */
function identified<Thing extends { externalId: string | null }>(
  things: readonly Thing[],
  content: (thing: Thing) => unknown,
): (Thing & { externalId: string })[] {
  const seen = new Map<string, number>()
  return things.map((thing) => {
    if (thing.externalId !== null) return { ...thing, externalId: thing.externalId }
    const hash = createHash('sha256')
      .update(JSON.stringify(content(thing)))
      .digest('hex')
    const occurrence = (seen.get(hash) ?? 0) + 1
    seen.set(hash, occurrence)
    return { ...thing, externalId: `sha256:${hash.slice(0, 16)}#${occurrence}` }
  })
}

/** Which of the shapes stand nowhere after all were sent. */
async function missing(
  tx: Db,
  municipality: string,
  { ownerUnitId, source }: { ownerUnitId: string; source: string },
  wanted: readonly { externalId: string }[],
): Promise<string[]> {
  const stored = await tx
    .selectFrom('obstacle')
    .select('externalId')
    .where('municipality', '=', municipality)
    .where('ownerUnitId', '=', ownerUnitId)
    .where('source', '=', source)
    .execute()
  const known = new Set(stored.map(({ externalId }) => externalId))
  return wanted.map(({ externalId }) => externalId).filter((id) => !known.has(id))
}
