import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

const statements = [
  // How many records that stood got a new version, and the archive that it drew the map with.
  `alter table import_batch add column changed integer not null default 0`,
  `alter table import_batch add column basemap_file_id uuid`,
  `alter table import_batch add foreign key (municipality, basemap_file_id)
    references file (municipality, id)`,

  // What a record's source said of it last, as a digest: so that a later file's other words are known from what
  // somebody has put right by hand.
  `alter table incident add column source_digest text`,

  // Which records an import gave a new version, and what their source had said before: for undoing it.
  `create table import_change (
    municipality text not null references municipality (code),
    batch_id uuid not null,
    incident_id uuid not null,
    version integer not null check (version > 1),
    digest_before text,
    primary key (municipality, batch_id, incident_id),
    foreign key (municipality, batch_id) references import_batch (municipality, id),
    foreign key (municipality, incident_id) references incident (municipality, id))`,
  // Where plans were brought up to date before their placements kept a model: it says the same as before.
  `update plan set placements = (
    select jsonb_agg('{"model": ""}'::jsonb || placement order by i)
    from jsonb_array_elements(placements) with ordinality as held (placement, i))
    where jsonb_typeof(placements) = 'array' and exists (
      select 1 from jsonb_array_elements(placements) as placement where not placement ? 'model')`,

  ...['incident', 'obstacle', 'street_lamp', 'camera'].map(
    (table) => `create index ${table}_batch on ${table} (municipality, batch_id)`,
  ),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['incident', 'obstacle', 'street_lamp', 'camera'])
    await sql.raw(`drop index ${table}_batch`).execute(db)
  await sql.raw('drop table import_change').execute(db)
  await sql.raw('alter table incident drop column source_digest').execute(db)
  await sql.raw('alter table import_batch drop column basemap_file_id').execute(db)
  await sql.raw('alter table import_batch drop column changed').execute(db)
}
