import type { Geometry } from 'geojson'
import type { ColumnType, Generated } from 'kysely'

/** A PostGIS geometry in WGS 84: read and written only through db/postgis.ts. */
export type Geom<_Shape extends Geometry = Geometry> = { readonly __geometry: _Shape['type'] }

/** JSON written as text with db/postgis.ts's `json`, read as a value. */
type Json = ColumnType<unknown, unknown, unknown>

type Kept = {
  municipality: string
  id: string
  version: Generated<number>
  ownerUnitId: string
  classification: Generated<string>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
  deletedAt: Date | null
}

type Imported = { source: Generated<string>; externalId: string | null; batchId: string | null }

type Timestamps = { createdAt: Generated<Date>; updatedAt: Generated<Date> }

export type Schema = {
  organisation: Timestamps & {
    id: string
    version: Generated<number>
    name: string
    kind: string
    deletedAt: Date | null
  }
  unit: { id: string; organisationId: string; name: string }
  municipality: Timestamps & {
    code: string
    version: Generated<number>
    name: string
    west: number
    south: number
    east: number
    north: number
    timeZone: string
    basemapFileId: string | null
    attribution: Generated<string>
    demo: Generated<boolean>
  }
  job: Timestamps & {
    id: string
    municipality: string | null
    kind: string
    state: Generated<string>
    phase: Generated<string>
    progress: Generated<number>
    input: Json
    result: Json
    error: string | null
  }
  file: Kept & { name: string; mediaType: string; sizeBytes: number; sha256: string }
  importBatch: Kept & {
    fileName: string
    kind: string
    added: Generated<number>
    unchanged: Generated<number>
    repaired: Generated<number>
    refused: Generated<number>
    report: Json
  }
  planningArea: Kept & { name: string; area: Geom }
  incident: Kept &
    Imported & {
      category: string
      fromAt: Date
      toAt: Date
      timePrecision: string
      location: Geom
      precision: string
      radiusM: number | null
      setting: Generated<string>
      policeInitiated: Generated<boolean>
      placeName: Generated<string>
      description: Generated<string>
      cell: string | null
      hourOfWeek: number | null
      ambiguousTime: Generated<boolean>
    }
  hotspot: Kept & {
    name: string
    area: Geom
    status: string
    problem: Generated<string>
    causes: Generated<string>
    measures: Generated<string>
    responsible: Generated<string>
  }
  camera: Kept &
    Imported & {
      name: string
      kind: string
      ownerKind: string
      indoor: Generated<boolean>
      model: Generated<string>
      notes: Generated<string>
    }
  deployment: Kept & {
    cameraId: string
    location: Geom
    mountHeightM: number
    heightSource: Generated<string>
    aimSource: Generated<string>
    opticsSource: Generated<string>
    fromAt: Date
    toAt: Date | null
    decision: Generated<string>
  }
  aim: {
    municipality: string
    deploymentId: string
    ordinal: number
    preset: Generated<string>
    headingDeg: number
    tiltDeg: number
    hfovDeg: number
    vfovDeg: number
    rangeM: number
    widthPx: number
  }
  plan: Kept & {
    name: string
    notes: Generated<string>
    state: Generated<string>
    placements: Json
    carriedOutAt: Date | null
  }
  obstacle: Kept &
    Imported & {
      kind: string
      shape: Geom
      heightM: number
      heightSource: string
      crownRadiusM: number | null
      use: Generated<string>
    }
  streetLamp: Kept &
    Imported & { location: Geom; heightM: number | null; working: Generated<boolean> }
  place: Imported & {
    municipality: string
    id: string
    kind: string
    name: string
    location: Geom
  }
  auditEvent: {
    id: string
    chain: string
    number: number
    municipality: string | null
    at: Date
    actorId: string
    actorName: string
    action: string
    recordKind: string
    recordId: string
    classification: string
    valueDigest: string
    previousDigest: string
    digest: string
  }
  auditValue: { eventId: string; salt: string; before: Json; after: Json }
  auditHead: { chain: string; number: number; digest: string }
}

/** Tables whose rows are records of a municipality: keyed (municipality, id), versioned, owned. */
export const keptTables = [
  'planningArea',
  'incident',
  'hotspot',
  'camera',
  'deployment',
  'plan',
  'obstacle',
  'streetLamp',
  'file',
  'importBatch',
] as const satisfies readonly (keyof Schema)[]
export type KeptTable = (typeof keptTables)[number]
