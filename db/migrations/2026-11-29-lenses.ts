import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

const statements = [
  // Camera models of a municipality's own; those that are built in stand in no table.
  `create table lens (
    municipality text not null references municipality (code),
    id uuid not null,
    version integer not null default 1 check (version > 0),
    owner_unit_id uuid not null references unit (id),
    classification text not null default 'own'
      check (classification in ('own', 'police', 'authorities', 'internal', 'public')),
    created_by uuid references person (id),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    maker text not null check (maker <> ''),
    model text not null check (model <> ''),
    width_px integer not null check (width_px > 0),
    height_px integer not null check (height_px > 0),
    wide jsonb not null constraint lens_wide_object check (jsonb_typeof(wide) = 'object'),
    tele jsonb constraint lens_tele_object check (jsonb_typeof(tele) = 'object'),
    projection text not null default 'rectilinear' constraint lens_projection_known
      check (projection in ('rectilinear', 'equidistant')),
    sensors integer not null default 1 constraint lens_sensors_range check (sensors between 1 and 16),
    turns jsonb constraint lens_turns_object check (jsonb_typeof(turns) = 'object'),
    infrared_m double precision constraint lens_infrared_m_positive check (infrared_m > 0),
    source text not null default '',
    primary key (municipality, id))`,
  // A unit sees all of its own, so that a refusal tells nobody of a record they do not see.
  `create unique index lens_model_unique
    on lens (municipality, owner_unit_id, lower(maker), lower(model)) where deleted_at is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table lens').execute(db)
}
