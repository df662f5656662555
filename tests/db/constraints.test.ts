import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { cameras, deployments } from '../../db/cameras.ts'
import { conflicts, constraintOf } from '../../db/conflicts.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { incidents } from '../../db/incidents.ts'
import { lenses } from '../../db/lenses.ts'
import { obstacles } from '../../db/obstacles.ts'
import type { Scope } from '../../db/records.ts'
import { insertRecord } from '../../db/write-records.ts'
import type { Area } from '../../geodata/model/shape.ts'
import { inRollback, testDb } from '../support/database.ts'
import {
  newAim,
  newCamera,
  newDeployment,
  newHotspot,
  newIncident,
  newLens,
  newObstacle,
  newTown,
} from '../support/factories.ts'

// What may not be, said by the database itself: past every check of the server.

/** The constraint that stops `write`, by its name. */
const stopped = async (
  write: (tx: Db, scope: Scope, ownerUnitId: string) => Promise<unknown>,
): Promise<string | undefined> => {
  let name: string | undefined
  await inRollback(async (tx) => {
    const { scope, ownerUnitId } = await newTown(tx)
    name = await write(tx, scope, ownerUnitId).then(() => 'nothing', constraintOf)
  })
  return name
}

const kind = incidents('Europe/Stockholm')
const day = (n: number) => new Date(Date.UTC(2026, 4, n))
const bowTie: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [17, 61],
      [17.1, 61.1],
      [17.1, 61],
      [17, 61.1],
      [17, 61],
    ],
  ],
}
const unknownId = '01a20770-751a-7768-8412-f5f281ccac0f'
// Values outside the model's types, to see that the database refuses them too.
const outside = <Value>(value: unknown) => value as Value

describe('a camera model', () => {
  test.each<[string, Parameters<typeof newLens>[1]]>([
    ['lens_projection_known', { projection: outside('cylindrical') }],
    ['lens_sensors_range', { sensors: 17 }],
    ['lens_wide_object', { wide: outside(100) }],
    ['lens_tele_object', { tele: outside(40) }],
    ['lens_turns_object', { turns: outside(360) }],
    ['lens_infrared_m_positive', { infraredM: -1 }],
  ])('is stopped by %s', async (constraint, stated) => {
    const name = await stopped((tx, scope, owner) =>
      insertRecord(tx, lenses, scope, newLens(owner, stated)),
    )
    expect(name).toBe(constraint)
  })
})

describe('an incident', () => {
  test.each<[string, Parameters<typeof newIncident>[1]]>([
    ['incident_to_not_before_from', { from: day(2), to: day(1), timePrecision: 'interval' }],
    ['incident_exact_time_is_one', { from: day(1), to: day(2), timePrecision: 'exact' }],
    ['incident_radius_only_for_place', { radiusM: 50 }],
    ['incident_precision_known', { precision: outside('roughly') }],
    ['incident_time_precision_known', { timePrecision: outside('century') }],
    ['incident_setting_known', { setting: outside('underwater') }],
    ['incident_owner_unit_id_fkey', { ownerUnitId: unknownId }],
  ])('%s', async (constraint, stated) => {
    const name = await stopped((tx, scope, owner) =>
      insertRecord(tx, kind, scope, newIncident(owner, stated)),
    )
    expect(name).toBe(constraint)
  })

  test('incident_external_id_unique, within its source', async () => {
    const two = (first: string, second: string) =>
      stopped(async (tx, scope, owner) => {
        for (const source of [first, second])
          await insertRecord(tx, kind, scope, newIncident(owner, { source, externalId: '1' }))
      })
    expect(await two('polisen', 'polisen')).toBe('incident_external_id_unique')
    expect(await two('polisen', 'kommunen')).toBe('nothing')
  })

  test.each([
    ['incident_cell_resolution_13', sql`cell = '891fb466257ffff'`],
    ['incident_area_has_no_cell', sql`cell = null`],
    ['incident_hour_of_week_range', sql`hour_of_week = 168`],
  ])('%s', async (constraint, assignment) => {
    const name = await stopped(async (tx, scope, owner) => {
      await insertRecord(tx, kind, scope, newIncident(owner))
      await sql`update incident set ${assignment}`.execute(tx)
    })
    expect(name).toBe(constraint)
  })
})

describe('a camera and its deployment', () => {
  test.each<[string, Parameters<typeof newAim>[0]]>([
    ['aim_heading_range', { headingDeg: 360 }],
    ['aim_heading_range', { headingDeg: -0.001 }],
    ['aim_tilt_range', { tiltDeg: 91 }],
    ['aim_hfov_range', { hfovDeg: 0.5 }],
    ['aim_hfov_range', { hfovDeg: 361 }],
    ['aim_vfov_range', { vfovDeg: 181 }],
    ['aim_range_range', { rangeM: 501 }],
    ['aim_width_range', { widthPx: 100 }],
  ])('%s stops %j', async (constraint, stated) => {
    const name = await stopped(async (tx, scope, owner) => {
      const { id } = await insertRecord(tx, cameras, scope, newCamera(owner))
      const aims = [newAim(), newAim(stated)]
      await insertRecord(tx, deployments, scope, newDeployment(owner, id, { aims }))
    })
    expect(name).toBe(constraint)
  })

  test.each<[string, Parameters<typeof newDeployment>[2]]>([
    ['deployment_to_not_before_from', { to: new Date(0) }],
    ['deployment_mount_height_range', { mountHeightM: 0.4 }],
    ['deployment_municipality_camera_id_fkey', { cameraId: unknownId }],
  ])('%s', async (constraint, stated) => {
    const name = await stopped(async (tx, scope, owner) => {
      const { id } = await insertRecord(tx, cameras, scope, newCamera(owner))
      await insertRecord(tx, deployments, scope, newDeployment(owner, id, stated))
    })
    expect(name).toBe(constraint)
  })

  test.each<[string, Parameters<typeof newCamera>[1]]>([
    ['camera_kind_known', { kind: outside('drone') }],
    ['camera_owner_kind_known', { ownerKind: outside('nobody') }],
  ])('%s', async (constraint, stated) => {
    const name = await stopped((tx, scope, owner) =>
      insertRecord(tx, cameras, scope, newCamera(owner, stated)),
    )
    expect(name).toBe(constraint)
  })
})

describe('shapes', () => {
  test('hotspot_shape', async () => {
    for (const area of [bowTie, outside<Area>({ type: 'Point', coordinates: [17, 61] })]) {
      const name = await stopped((tx, scope, owner) =>
        insertRecord(tx, hotspots, scope, newHotspot(owner, { area })),
      )
      expect(name).toBe('hotspot_shape')
    }
  })

  test.each<[string, Parameters<typeof newObstacle>[1]]>([
    ['obstacle_shape_valid', { shape: outside(bowTie) }],
    ['obstacle_kind_fits_shape', { kind: 'tree' }],
    ['obstacle_height_range', { heightM: 0 }],
  ])('%s', async (constraint, stated) => {
    const name = await stopped((tx, scope, owner) =>
      insertRecord(tx, obstacles, scope, newObstacle(owner, stated)),
    )
    expect(name).toBe(constraint)
  })
})

describe('conflicts', () => {
  test('every constraint that the client is told of is one', async () => {
    // A unique index stops a write by its name too.
    const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
      union select indexrelid::regclass::text from pg_index where indisunique`.execute(
      await testDb(),
    )
    const known = new Set(rows.map(({ name }) => name))
    expect(Object.keys(conflicts).filter((name) => !known.has(name))).toEqual([])
  })

  test('every owner and every external id is told of', async () => {
    const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
      where conname like '%owner_unit_id_fkey' or conname like '%external_id_unique'`.execute(
      await testDb(),
    )
    // Files, import batches and jobs are written by the service alone.
    const own = rows
      .map(({ name }) => name)
      .filter((name) => !/^(file|import_batch|job)_/.test(name))
    expect(Object.keys(conflicts)).toEqual(expect.arrayContaining(own))
  })
})
