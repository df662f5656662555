import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

export async function up(db: Kysely<unknown>): Promise<void> {
  // Entrances, outdoor seating and schools, as places are: nobody changes them by hand.
  const table = `create table sensitive_place (
    municipality text not null references municipality (code),
    id uuid not null,
    kind text not null constraint sensitive_place_kind_known
      check (kind in ('entrance', 'outdoor-seating', 'school')),
    name text not null default '',
    location geometry(Point, 4326) not null,
    source text not null default '',
    external_id text,
    batch_id uuid,
    primary key (municipality, id),
    foreign key (municipality, batch_id) references import_batch (municipality, id))`
  await sql.raw(table).execute(db)
}
