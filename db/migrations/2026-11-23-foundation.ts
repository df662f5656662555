import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

// What every record of a municipality carries. Deleting leaves a tombstone.
const kept = `
  municipality text not null references municipality (code),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  owner_unit_id uuid not null references unit (id),
  classification text not null default 'own'
    check (classification in ('own', 'police', 'authorities', 'internal', 'public')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (municipality, id)`

const isArea = (column: string) =>
  `check (GeometryType(${column}) in ('POLYGON', 'MULTIPOLYGON') and ST_IsValid(${column}))`

const isProvenance = (column: string) =>
  `check (${column} in ('measured', 'tagged', 'levels', 'estimated'))`

const statements = [
  'create extension if not exists postgis',

  // Shared by all municipalities.
  `create table organisation (
    id uuid primary key,
    version integer not null default 1 check (version > 0),
    name text not null check (name <> ''),
    kind text not null constraint organisation_kind_known
      check (kind in ('municipality', 'police', 'civil-society', 'business')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz)`,
  `create table unit (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    name text not null check (name <> ''))`,
  `create table municipality (
    code text primary key constraint municipality_code_four_digits check (code ~ '^[0-9]{4}$'),
    version integer not null default 1 check (version > 0),
    name text not null check (name <> ''),
    west double precision not null check (west between -180 and 180),
    south double precision not null check (south between -90 and 90),
    east double precision not null check (east between -180 and 180),
    north double precision not null check (north between -90 and 90 and north > south),
    time_zone text not null,
    basemap_file_id uuid,
    attribution text not null default '',
    demo boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now())`,
  `create table job (
    id uuid primary key,
    municipality text references municipality (code),
    kind text not null,
    state text not null default 'waiting' constraint job_state_known
      check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    phase text not null default '',
    progress double precision not null default 0 check (progress between 0 and 1),
    input jsonb not null default '{}',
    result jsonb,
    error text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now())`,
  `create index job_waiting on job (created_at) where state = 'waiting'`,

  // What the service writes about its own work.
  `create table file (${kept},
    name text not null,
    media_type text not null,
    size_bytes bigint not null check (size_bytes >= 0),
    sha256 text not null constraint file_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'))`,
  `create unique index file_content on file (municipality, sha256, name) where deleted_at is null`,
  `create table import_batch (${kept},
    file_name text not null,
    kind text not null,
    added integer not null default 0,
    unchanged integer not null default 0,
    repaired integer not null default 0,
    refused integer not null default 0,
    report jsonb not null default '{}')`,
  `alter table municipality add foreign key (code, basemap_file_id)
    references file (municipality, id)`,

  // What people work with.
  `create table planning_area (${kept},
    name text not null check (name <> ''),
    area geometry(Geometry, 4326) not null constraint planning_area_shape ${isArea('area')})`,
  `create table incident (${kept},
    category text not null check (category ~ '^[a-z-]+$'),
    from_at timestamptz not null,
    to_at timestamptz not null,
    time_precision text not null constraint incident_time_precision_known
      check (time_precision in ('exact', 'interval', 'day', 'month')),
    location geometry(Point, 4326) not null,
    precision text not null constraint incident_precision_known
      check (precision in ('exact', 'place', 'area')),
    radius_m double precision check (radius_m > 0),
    setting text not null default 'unknown' constraint incident_setting_known
      check (setting in ('outdoor', 'indoor', 'unknown')),
    police_initiated boolean not null default false,
    source text not null check (source <> ''),
    external_id text,
    place_name text not null default '',
    description text not null default '',
    cell text constraint incident_cell_resolution_13 check (cell ~ '^8d[0-9a-f]{13}$'),
    hour_of_week smallint constraint incident_hour_of_week_range
      check (hour_of_week between 0 and 167),
    ambiguous_time boolean not null default false,
    batch_id uuid,
    constraint incident_to_not_before_from check (to_at >= from_at),
    constraint incident_exact_time_is_one check (time_precision <> 'exact' or to_at = from_at),
    constraint incident_radius_only_for_place check (radius_m is null or precision = 'place'),
    constraint incident_area_has_no_cell check ((precision = 'area') = (cell is null)),
    constraint incident_external_id_unique unique (municipality, source, external_id),
    foreign key (municipality, batch_id) references import_batch (municipality, id))`,
  // Degrees for the map's viewport, metres for "near this camera".
  'create index incident_viewport on incident using gist (location)',
  'create index incident_near on incident using gist ((location::geography))',
  'create index incident_newest on incident (municipality, from_at desc, id desc)',
  'create index incident_cell on incident (municipality, cell)',

  `create table hotspot (${kept},
    name text not null check (name <> ''),
    area geometry(Geometry, 4326) not null constraint hotspot_shape ${isArea('area')},
    status text not null constraint hotspot_status_known
      check (status in ('proposed', 'active', 'watched', 'closed')),
    problem text not null default '',
    causes text not null default '',
    measures text not null default '',
    responsible text not null default '')`,
  'create index hotspot_viewport on hotspot using gist (area)',

  `create table camera (${kept},
    name text not null check (name <> ''),
    kind text not null constraint camera_kind_known check (kind in ('fixed', 'temporary')),
    owner_kind text not null constraint camera_owner_kind_known
      check (owner_kind in ('municipality', 'police', 'other')),
    indoor boolean not null default false,
    model text not null default '',
    source text not null default '',
    external_id text,
    notes text not null default '',
    batch_id uuid,
    constraint camera_external_id_unique unique (municipality, source, external_id),
    foreign key (municipality, batch_id) references import_batch (municipality, id))`,
  `create table deployment (${kept},
    camera_id uuid not null,
    location geometry(Point, 4326) not null,
    mount_height_m double precision not null constraint deployment_mount_height_range
      check (mount_height_m between 0.5 and 100),
    height_source text not null default 'estimated' ${isProvenance('height_source')},
    aim_source text not null default 'estimated' ${isProvenance('aim_source')},
    optics_source text not null default 'estimated' ${isProvenance('optics_source')},
    from_at timestamptz not null,
    to_at timestamptz,
    decision text not null default '',
    constraint deployment_to_not_before_from check (to_at >= from_at),
    foreign key (municipality, camera_id) references camera (municipality, id))`,
  'create index deployment_viewport on deployment using gist (location)',
  'create index deployment_camera on deployment (municipality, camera_id)',
  `create table aim (
    municipality text not null,
    deployment_id uuid not null,
    ordinal integer not null check (ordinal >= 0),
    preset text not null default '',
    heading_deg double precision not null constraint aim_heading_range
      check (heading_deg >= 0 and heading_deg < 360),
    tilt_deg double precision not null constraint aim_tilt_range check (tilt_deg between 0 and 90),
    hfov_deg double precision not null constraint aim_hfov_range check (hfov_deg between 1 and 360),
    vfov_deg double precision not null constraint aim_vfov_range check (vfov_deg between 1 and 180),
    range_m double precision not null constraint aim_range_range check (range_m between 1 and 500),
    width_px integer not null constraint aim_width_range check (width_px between 160 and 20000),
    primary key (municipality, deployment_id, ordinal),
    foreign key (municipality, deployment_id) references deployment (municipality, id)
      on delete cascade)`,
  `create table plan (${kept},
    name text not null check (name <> ''),
    notes text not null default '',
    state text not null default 'draft' constraint plan_state_known
      check (state in ('draft', 'carried-out')),
    placements jsonb not null default '[]' check (jsonb_typeof(placements) = 'array'),
    carried_out_at timestamptz,
    constraint plan_carried_out_has_time check ((state = 'carried-out') = (carried_out_at is not null)))`,

  // The town.
  `create table obstacle (${kept},
    kind text not null,
    shape geometry(Geometry, 4326) not null constraint obstacle_shape_valid check (ST_IsValid(shape)),
    height_m double precision not null constraint obstacle_height_range
      check (height_m > 0 and height_m <= 500),
    height_source text not null ${isProvenance('height_source')},
    crown_radius_m double precision check (crown_radius_m > 0 and crown_radius_m <= 30),
    use text not null default '',
    source text not null default '',
    external_id text,
    batch_id uuid,
    constraint obstacle_kind_fits_shape check (
      (kind = 'building' and GeometryType(shape) = 'POLYGON') or
      (kind = 'wall' and GeometryType(shape) in ('LINESTRING', 'POLYGON')) or
      (kind = 'tree' and GeometryType(shape) = 'POINT')),
    constraint obstacle_external_id_unique unique (municipality, source, external_id),
    foreign key (municipality, batch_id) references import_batch (municipality, id))`,
  'create index obstacle_viewport on obstacle using gist (shape)',
  `create table street_lamp (${kept},
    location geometry(Point, 4326) not null,
    height_m double precision check (height_m > 0 and height_m <= 60),
    working boolean not null default true,
    source text not null default '',
    external_id text,
    batch_id uuid,
    constraint street_lamp_external_id_unique unique (municipality, source, external_id),
    foreign key (municipality, batch_id) references import_batch (municipality, id))`,
  'create index street_lamp_viewport on street_lamp using gist (location)',
  `create table place (
    municipality text not null references municipality (code),
    id uuid not null,
    kind text not null,
    name text not null check (name <> ''),
    location geometry(Point, 4326) not null,
    source text not null default '',
    external_id text,
    batch_id uuid,
    primary key (municipality, id),
    foreign key (municipality, batch_id) references import_batch (municipality, id))`,
  'create index place_name on place (municipality, lower(name) text_pattern_ops)',

  // Who did what. The chain is over salted digests; the values stand apart, so that retention can
  // erase them without breaking it.
  `create table audit_event (
    id uuid primary key,
    chain text not null,
    number bigint not null check (number > 0),
    municipality text references municipality (code),
    at timestamptz not null,
    actor_id text not null,
    actor_name text not null,
    action text not null constraint audit_action_known
      check (action in ('create', 'update', 'delete', 'carry-out', 'import')),
    record_kind text not null,
    record_id text not null,
    classification text not null
      check (classification in ('own', 'police', 'authorities', 'internal', 'public')),
    value_digest text not null,
    previous_digest text not null,
    digest text not null,
    constraint audit_chain_number_unique unique (chain, number))`,
  'create index audit_event_record on audit_event (municipality, record_kind, record_id)',
  'create index audit_event_newest on audit_event (municipality, at desc, id desc)',
  `create table audit_value (
    event_id uuid primary key references audit_event (id),
    salt text not null,
    before jsonb,
    after jsonb)`,
  `create table audit_head (
    chain text primary key,
    number bigint not null,
    digest text not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const tables =
  'audit_head audit_value audit_event place street_lamp obstacle plan aim deployment camera ' +
  'hotspot incident planning_area'

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of tables.split(' ')) await sql.raw(`drop table ${table}`).execute(db)
  await sql.raw('alter table municipality drop column basemap_file_id').execute(db)
  for (const table of ['import_batch', 'file', 'job', 'municipality', 'unit', 'organisation'])
    await sql.raw(`drop table ${table}`).execute(db)
}
