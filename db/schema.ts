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
  /** The person who made it; null when nobody signed in did, or when that has been erased. */
  createdBy: string | null
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
  deletedAt: Date | null
}

type Imported = { source: Generated<string>; externalId: string | null; batchId: string | null }

/** What imports replace a file at a time: neither owned nor versioned. */
type NamedPoint = { municipality: string; id: string; kind: string; name: string; location: Geom }

type Timestamps = { createdAt: Generated<Date>; updatedAt: Generated<Date> }

export type Schema = {
  organisation: Timestamps & {
    id: string
    version: Generated<number>
    name: string
    kind: string
    secondFactorRequired: Generated<boolean>
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
    ownerUnitId: string | null
    classification: Generated<string>
    createdBy: string | null
  }
  file: Kept & { name: string; mediaType: string; sizeBytes: number; sha256: string }
  importBatch: Kept & {
    fileName: string
    kind: string
    added: Generated<number>
    unchanged: Generated<number>
    repaired: Generated<number>
    refused: Generated<number>
    changed: Generated<number>
    report: Json
    basemapFileId: string | null
  }
  importChange: {
    municipality: string
    batchId: string
    incidentId: string
    version: number
    digestBefore: string | null
  }
  terrain: Kept & {
    batchId: string
    fileId: string
    source: string
    stepM: number
    columns: number
    rows: number
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
      sourceDigest: string | null
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
  lens: Kept & {
    maker: string
    model: string
    widthPx: number
    heightPx: number
    wide: Json
    tele: Json
    projection: Generated<string>
    sensors: Generated<number>
    turns: Json
    infraredM: number | null
    source: Generated<string>
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
    reach: Json
    recordingHours: Json
    night: Json
    masks: Json
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
    projection: Generated<string>
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
  place: Imported & NamedPoint
  sensitivePlace: Imported & NamedPoint
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
    format: Generated<number>
    ownerUnitId: string | null
    address: string | null
    reason: string | null
    /** With its digest, null before format 3; alone, once the names were erased. */
    nameSalt: string | null
    nameDigest: string | null
    valueDigest: string
    previousDigest: string
    digest: string
  }
  auditValue: { eventId: string; salt: string; before: Json; after: Json }
  auditErasure: { eventId: string; part: string; byEvent: string; at: Generated<Date> }
  auditHead: { chain: string; number: number; digest: string }
  auditCheckpoint: {
    chain: string
    number: number
    digest: string
    events: number
    at: Date
    signature: string
  }
  person: Timestamps & {
    id: string
    version: Generated<number>
    name: string
    email: string
    emailVerified: Generated<boolean>
    image: string | null
    unitId: string
    disabledAt: Date | null
    twoFactorEnabled: Generated<boolean>
    lastSignInAt: Date | null
    /** When retention took out who it was. */
    erasedAt: Date | null
  }
  personRole: { personId: string; municipality: string; role: string; source: Generated<string> }
  // What better-auth keeps; written by it alone.
  session: Timestamps & {
    id: string
    token: string
    userId: string
    method: Generated<string>
    viewAs: string | null
    ipAddress: string | null
    userAgent: string | null
    expiresAt: Date
  }
  account: Timestamps & {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
  }
  verification: Timestamps & { id: string; identifier: string; value: string; expiresAt: Date }
  twoFactor: { id: string; userId: string; secret: string; verified: Generated<boolean> }
  rateLimit: { id: string; key: string; count: number; lastRequest: number }
  retentionRule: Timestamps & {
    municipality: string
    subject: string
    keeper: string
    version: Generated<number>
    months: number
    decision: string
    decidedOn: string
  }
  retentionRun: {
    municipality: string
    day: string
    startedAt: Date
    endedAt: Date | null
    counts: Json
    failed: Json
    error: string | null
  }
}

/** Tables whose rows are records of a municipality: keyed (municipality, id), versioned, owned. */
export const keptTables = [
  'planningArea',
  'incident',
  'hotspot',
  'camera',
  'deployment',
  'lens',
  'plan',
  'obstacle',
  'streetLamp',
  'file',
  'importBatch',
  'terrain',
] as const satisfies readonly (keyof Schema)[]
export type KeptTable = (typeof keptTables)[number]
