import { type Db, inTransaction } from '../db/connect.ts'
import { hotspots } from '../db/hotspots.ts'
import { storeIncidents } from '../db/import-incidents.ts'
import { storeTown } from '../db/import-town.ts'
import { findMunicipality, insertMunicipality } from '../db/municipalities.ts'
import { planningAreas } from '../db/planning-areas.ts'
import type { Scope } from '../db/records.ts'
import { ALL } from '../db/sight.ts'
import { insertRecord } from '../db/write-records.ts'
import { demoHotspots, demoPlanningAreas } from '../geodata/demo/hotspots.ts'
import { demoIncidents } from '../geodata/demo/incidents.ts'
import { demoBbox, demoTown } from '../geodata/demo/town.ts'
import { service } from './actors.ts'
import { insertDemoOrganisations, insertDemoPeople } from './demo-people.ts'
import type { Files } from './files.ts'
import { BASEMAP_TYPE, bakeBasemap } from './import/basemap.ts'
import type { Say } from './start-error.ts'

const SEED = 1
export const DEMO_MUNICIPALITY = '2182'

/**
 * Makes the demo municipality: a made-up town with two years of made-up incidents up to `now`. All of
 * it or nothing; one that stands already is left alone.
 *
 * @returns false when it was there already
 */
export async function makeDemo(
  { db, files, now }: { db: Db; files: Files; now: Date },
  say: Say,
): Promise<boolean> {
  if (await findMunicipality(db, DEMO_MUNICIPALITY)) return false
  say('Bygger demostaden (påhittad) …', 'building the made-up demo town …')
  const town = demoTown(SEED)
  say('Ritar demostadens karta …', 'drawing its map …')
  const archive = await bakeBasemap(town.layers, { name: town.name, bbox: town.bbox })
  const media = { name: 'demostaden.pmtiles', mediaType: BASEMAP_TYPE }
  const stored = await files.put(archive, BASEMAP_TYPE)

  say('Lägger in händelser, kameror och otrygga platser …', 'adding incidents, cameras, hotspots …')
  await inTransaction(db, async (tx) => {
    const write = { actor: service, now }
    const units = await insertDemoOrganisations(tx, write)
    const [municipal, police] = [units.get('security')!, units.get('police')!]
    await insertMunicipality(
      tx,
      {
        ...{ code: DEMO_MUNICIPALITY, name: 'Söderhamn', bbox: demoBbox() },
        ...{ timeZone: 'Europe/Stockholm', demo: true },
      },
      write,
    )
    await insertDemoPeople(tx, DEMO_MUNICIPALITY, units, write)
    const scope: Scope = { municipality: DEMO_MUNICIPALITY, seen: ALL, ...write }
    const owned = { ownerUnitId: municipal, classification: 'internal' } as const
    const head = { ...owned, kind: 'demo', refused: 0, repaired: 0, report: {} }
    await storeTown(
      tx,
      scope,
      {
        ...{ ...head, fileName: 'demostaden' },
        basemap: { ...stored, ...media },
        cameraOwner: ({ kind }) => (kind === 'fixed' ? 'municipality' : 'police'),
        cameraUnit: ({ kind }) => (kind === 'fixed' ? units.get('services')! : police),
        standsSince: ({ kind }) => daysBefore(now, kind === 'fixed' ? 800 : 30),
      },
      town,
    )
    const incidents = demoIncidents(SEED, { now })
    const timed = incidents.map((incident) => ({ ...incident, ambiguousTime: false }))
    await storeIncidents(tx, scope, { ...head, fileName: 'demohändelser' }, timed)
    for (const area of demoPlanningAreas(SEED))
      await insertRecord(tx, planningAreas, scope, { ...area, ...owned })
    for (const hotspot of demoHotspots(SEED))
      await insertRecord(tx, hotspots, scope, { ...hotspot, ...owned })
  })
  return true
}

const daysBefore = (now: Date, days: number) => new Date(+now - days * 86_400_000)
