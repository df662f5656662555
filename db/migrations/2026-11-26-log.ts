import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

const statements = [
  // Names have a salted digest of their own in each link of format 3, so that they can be erased, and
  // values can be erased without them, and what is left is still proved.
  'alter table audit_event add column name_salt text, add column name_digest text',
  // What was erased, and the event that accounts for it, by which "erased" is told from "missing".
  `create table audit_erasure (
    event_id uuid not null,
    part text not null check (part in ('values', 'names')),
    by_event uuid not null,
    at timestamptz not null default now(),
    primary key (event_id, part))`,
  'create index audit_erasure_by on audit_erasure (by_event)',
  'drop function audit_erase(uuid[], boolean)',
  // The event that accounts for an erasure comes after it: one that stands takes in nothing more.
  `create function audit_erase(events uuid[], names boolean, accounted_by uuid) returns void
    language plpgsql security definer set search_path from current as $$
    begin
      if exists (select 1 from audit_event where id = accounted_by) then
        raise exception 'event % stands already', accounted_by;
      end if;
      with gone as (delete from audit_value where event_id = any(events) returning event_id)
        insert into audit_erasure (event_id, part, by_event)
          select event_id, 'values', accounted_by from gone;
      update audit_event set reason = null where id = any(events) and reason is not null;
      if names then
        with gone as (update audit_event
          set actor_name = '', address = null, name_salt = null,
            actor_id = case when format < 3 then actor_id else '' end
          where id = any(events) and actor_name <> '' returning id)
          insert into audit_erasure (event_id, part, by_event)
            select id, 'names', accounted_by from gone;
      end if;
    end $$`,
  `create or replace function audit_prune(of_chain text, up_to bigint) returns integer
    language plpgsql security definer set search_path from current as $$
    declare pruned integer;
    begin
      if not exists (select 1 from audit_checkpoint c
        join audit_event e on e.chain = c.chain and e.number = c.number and e.digest = c.digest
        where c.chain = of_chain and c.number = up_to) then
        raise exception 'there is no checkpoint at % of chain %', up_to, of_chain;
      end if;
      delete from audit_value where event_id in
        (select id from audit_event where chain = of_chain and number <= up_to);
      delete from audit_erasure where by_event in
        (select id from audit_event where chain = of_chain and number <= up_to);
      delete from audit_event where chain = of_chain and number <= up_to;
      get diagnostics pruned = row_count;
      return pruned;
    end $$`,

  // Somebody whose account is closed can be forgotten: the row stays, since records point at it.
  `alter table person
    add column erased_at timestamptz,
    drop constraint person_name_check,
    add constraint person_name_check check (name <> '' or erased_at is not null)`,

  // Figures of a night by whose records they are of; those of both together cannot be told apart.
  `alter table retention_run add column failed jsonb not null default '{}'`,
  `update retention_run set counts = '{}'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
