import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

const statements = [
  // Each import of a terrain is a row, which names the file that holds its heights: the newest one counts.
  `create table terrain (
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
    batch_id uuid not null,
    file_id uuid not null,
    source text not null constraint terrain_source_told check (source <> ''),
    step_m double precision not null constraint terrain_step_positive check (step_m > 0),
    columns integer not null constraint terrain_columns_enough check (columns >= 2),
    rows integer not null constraint terrain_rows_enough check (rows >= 2),
    primary key (municipality, id),
    foreign key (municipality, batch_id) references import_batch (municipality, id),
    foreign key (municipality, file_id) references file (municipality, id))`,
  'create index terrain_file on terrain (municipality, file_id)',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
