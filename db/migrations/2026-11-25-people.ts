import { type Kysely, sql } from 'kysely'

// Frozen in time: imports nothing from the project, so it means the same in a year.

const kept = [
  ...['planning_area', 'incident', 'hotspot', 'camera', 'deployment', 'plan'],
  ...['obstacle', 'street_lamp', 'file', 'import_batch'],
]

// A number that another unit's record holds must not be told by a refusal: one unit, one series.
const numbered = ['incident', 'camera', 'obstacle', 'street_lamp']

const actions =
  "('create', 'update', 'delete', 'carry-out', 'import', 'release', 'read', 'export', 'sign-in', " +
  "'sign-in-refused', 'sign-out', 'link', 'retention', 'prune')"

const statements = [
  `alter table organisation add column second_factor_required boolean not null default false`,

  // Who signs in, as better-auth keeps it, with the unit a person belongs to.
  `create table person (
    id uuid primary key,
    version integer not null default 1 check (version > 0),
    name text not null check (name <> ''),
    email text not null constraint person_email_unique unique
      constraint person_email_lower_case check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    unit_id uuid not null constraint person_unit_id_fkey references unit (id),
    disabled_at timestamptz,
    two_factor_enabled boolean not null default false,
    last_sign_in_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now())`,
  `create table person_role (
    person_id uuid not null references person (id) on delete cascade,
    municipality text not null references municipality (code),
    role text not null constraint person_role_known check (role in ('reader', 'reporter', 'member',
      'camera-owner', 'police', 'communicator', 'coordinator', 'administrator')),
    source text not null default 'manual',
    primary key (municipality, person_id, role, source))`,
  'create index person_role_of on person_role (person_id)',
  `create table session (
    id uuid primary key,
    token text not null unique,
    user_id uuid not null references person (id) on delete cascade,
    method text not null default 'password'
      check (method in ('password', 'oidc', 'demo')),
    view_as text,
    ip_address text,
    user_agent text,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now())`,
  'create index session_of on session (user_id)',
  `create table account (
    id uuid primary key,
    account_id text not null,
    provider_id text not null,
    user_id uuid not null references person (id) on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (provider_id, account_id))`,
  'create index account_of on account (user_id)',
  `create table verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now())`,
  'create index verification_identifier on verification (identifier)',
  `create table two_factor (
    id uuid primary key,
    user_id uuid not null references person (id) on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default true,
    failed_verification_count integer not null default 0,
    locked_until timestamptz)`,
  'create index two_factor_of on two_factor (user_id)',
  `create table rate_limit (
    id uuid primary key,
    key text not null unique,
    count integer not null,
    last_request bigint not null)`,

  // Who made a record: a reporter sees what is their own.
  ...kept.map((table) => `alter table ${table} add column created_by uuid references person (id)`),
  ...numbered.flatMap((table) => [
    `alter table ${table} drop constraint ${table}_external_id_unique`,
    `alter table ${table} add constraint ${table}_external_id_unique
      unique (municipality, owner_unit_id, source, external_id)`,
  ]),
  `alter table job
    add column owner_unit_id uuid references unit (id),
    add column classification text not null default 'own'
      check (classification in ('own', 'police', 'authorities', 'internal', 'public')),
    add column created_by uuid references person (id)`,

  // The audit tells from where and why, and whose record it was. Links written before keep their
  // digests: format 1.
  'alter table audit_event drop constraint audit_action_known',
  `alter table audit_event
    add constraint audit_action_known check (action in ${actions}),
    add column format smallint not null default 1,
    add column owner_unit_id uuid,
    add column address text,
    add column reason text`,
  `create table audit_checkpoint (
    chain text not null,
    number bigint not null check (number > 0),
    digest text not null,
    events integer not null check (events > 0),
    at timestamptz not null,
    signature text not null,
    primary key (chain, number))`,
  // The application's own role may only add to the log (db/grants.sql). What retention takes out goes
  // by these two, which run as the owner: values can be erased, and links only up to a checkpoint.
  `create function audit_erase(events uuid[], names boolean) returns integer
    language plpgsql security definer set search_path from current as $$
    declare erased integer;
    begin
      delete from audit_value where event_id = any(events);
      get diagnostics erased = row_count;
      if names then
        update audit_event set actor_name = '', address = null, reason = null
          where id = any(events);
      end if;
      return erased;
    end $$`,
  `create function audit_prune(of_chain text, up_to bigint) returns integer
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
      delete from audit_event where chain = of_chain and number <= up_to;
      get diagnostics pruned = row_count;
      return pruned;
    end $$`,

  // Retention: nothing is thinned without a decision.
  `create table retention_rule (
    municipality text not null references municipality (code),
    subject text not null,
    keeper text not null check (keeper in ('municipality', 'police')),
    version integer not null default 1 check (version > 0),
    months integer not null check (months between 1 and 1200),
    decision text not null check (decision <> ''),
    decided_on date not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (municipality, subject, keeper))`,
  `create table retention_run (
    municipality text not null references municipality (code),
    day date not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    counts jsonb not null default '{}',
    error text,
    primary key (municipality, day))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const tables =
  'retention_run retention_rule audit_checkpoint rate_limit two_factor verification account session ' +
  'person_role'

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop function audit_erase, audit_prune').execute(db)
  for (const table of tables.split(' ')) await sql.raw(`drop table ${table}`).execute(db)
  for (const table of [...kept, 'job'])
    await sql.raw(`alter table ${table} drop column created_by`).execute(db)
  for (const table of numbered) {
    await sql.raw(`alter table ${table} drop constraint ${table}_external_id_unique`).execute(db)
    await sql
      .raw(
        `alter table ${table} add constraint ${table}_external_id_unique
          unique (municipality, source, external_id)`,
      )
      .execute(db)
  }
  await sql.raw('alter table job drop column owner_unit_id, drop column classification').execute(db)
  await sql
    .raw(
      `alter table audit_event drop constraint audit_action_known, drop column format,
        drop column owner_unit_id, drop column address, drop column reason`,
    )
    .execute(db)
  await sql
    .raw(
      `alter table audit_event add constraint audit_action_known
        check (action in ('create', 'update', 'delete', 'carry-out', 'import')) not valid`,
    )
    .execute(db)
  await sql.raw('drop table person').execute(db)
  await sql.raw('alter table organisation drop column second_factor_required').execute(db)
}
