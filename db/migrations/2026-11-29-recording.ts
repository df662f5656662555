import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

const statements = [
  // When a camera records, how far it sees in the dark, what is blacked out, what it can be turned to.
  `alter table deployment
    add column reach jsonb constraint deployment_reach_object check (jsonb_typeof(reach) = 'object'),
    add column recording_hours jsonb constraint deployment_recording_hours_array
      check (jsonb_typeof(recording_hours) = 'array'),
    add column night jsonb constraint deployment_night_object check (jsonb_typeof(night) = 'object'),
    add column masks jsonb not null default '[]' constraint deployment_masks_array
      check (jsonb_typeof(masks) = 'array')`,
  `alter table aim add column projection text not null default 'rectilinear'
    constraint aim_projection_known check (projection in ('rectilinear', 'equidistant'))`,
  // Plans hold whole copies of how cameras stand: those made before say the same as before.
  `update plan set placements = (
    select jsonb_agg(
      '{"reach": null, "recordingHours": null, "night": null, "masks": [], "model": ""}'::jsonb || placement
        || jsonb_build_object('aims', (
          select jsonb_agg('{"projection": "rectilinear"}'::jsonb || aim order by j)
          from jsonb_array_elements(placement->'aims') with ordinality as aims (aim, j)))
      order by i)
    from jsonb_array_elements(placements) with ordinality as listed (placement, i))
    where jsonb_array_length(placements) > 0`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
