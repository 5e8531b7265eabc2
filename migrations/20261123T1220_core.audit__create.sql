-- Up Migration
-- Who did what, on whom: written in the transaction of its change, never altered (the app has no such right).
create table core.audit (
  tenant_id uuid not null references core.organisations,
  audit_id bigint generated always as identity,
  at timestamptz not null,
  person_id uuid references core.persons,
  action text not null,
  object_type text not null,
  object_id text,
  subject_id uuid references core.persons,
  detail jsonb not null default '{}',
  primary key (tenant_id, audit_id)
);
call kit.own_by_tenant('core.audit');
revoke update, delete on core.audit from plantskola_app;
-- A steward acts on another tenant's object: the row belongs to the object's tenant and names who did it.
create policy written on core.audit for insert with check (person_id = (select kit.person()));
create index on core.audit (tenant_id, object_type, object_id, audit_id desc);
create index on core.audit (person_id, audit_id desc);

-- Mail as a transactional outbox: the row is written with the change, the worker sends it.
create table core.mails (
  tenant_id uuid references core.organisations,
  mail_id uuid primary key default gen_random_uuid(),
  to_address text not null,
  subject text not null,
  body_text text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  last_error text
);
alter table core.mails enable row level security;
alter table core.mails force row level security;
create policy written on core.mails for insert with check (true);
create policy kept on core.mails using ((select kit.is_system()));
grant select, insert, update, delete on core.mails to plantskola_app;
create index mails_waiting on core.mails (next_attempt_at) where sent_at is null;

create table core.files (
  tenant_id uuid not null references core.organisations on delete cascade,
  file_id uuid not null default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 200),
  media_type text not null,
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null,
  content bytea not null,
  is_public boolean not null default false,
  created_at timestamptz not null,
  created_by uuid references core.persons,
  primary key (tenant_id, file_id)
);
call kit.own_by_tenant('core.files');
create policy public_rows on core.files for select using (is_public);
