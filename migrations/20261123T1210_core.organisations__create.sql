-- Up Migration
create schema core;
grant usage on schema core to plantskola_app;

-- Reference: SCB's counties and municipalities, the coordination associations (samordningsförbund), CPV 2008.
create table core.counties (
  code text primary key check (code ~ '^\d{2}$'),
  name text not null
);
call kit.own_by_system('core.counties');

create table core.municipalities (
  code text primary key check (code ~ '^\d{4}$'),
  name text not null unique,
  name_full text not null,
  county_code text not null references core.counties,
  lat double precision not null,
  lon double precision not null
);
call kit.own_by_system('core.municipalities');
create index on core.municipalities (county_code);

create table core.cpv_codes (
  code text primary key check (code ~ '^\d{8}$'),
  check_digit text not null,
  parent text references core.cpv_codes,
  label_sv text not null,
  label_en text not null
);
call kit.own_by_system('core.cpv_codes');
create index on core.cpv_codes (parent);

-- Which version of each reference file the database holds.
create table core.reference_loads (
  file text primary key,
  sha256 text not null
);
call kit.own_by_system('core.reference_loads');

-- An organisation is a tenant. orgnr: ten digits. A sole trader's is a personal number: never stored, only its
-- keyed hash, so that a duplicate is still found.
create table core.organisations (
  tenant_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('municipality', 'association', 'region', 'authority', 'social_enterprise',
    'local_employer', 'programme_owner', 'operator')),
  name text not null check (char_length(name) between 1 and 200),
  orgnr text unique check (orgnr ~ '^\d{10}$'),
  orgnr_hash bytea unique,
  municipality_code text references core.municipalities,
  is_public boolean not null default false,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check (orgnr is null or orgnr_hash is null)
);
call kit.own_by_tenant('core.organisations');
create policy public_rows on core.organisations for select using (is_public);
create unique index organisations_one_municipality on core.organisations (municipality_code) where kind = 'municipality';
create index on core.organisations (municipality_code, kind);

-- Which municipalities a coordination association covers.
create table core.association_members (
  tenant_id uuid not null references core.organisations on delete cascade,
  municipality_code text not null references core.municipalities,
  primary key (tenant_id, municipality_code)
);
call kit.own_by_tenant('core.association_members');
create policy public_rows on core.association_members for select using (true);
create index on core.association_members (municipality_code);

-- A unit of an organisation. Secrecy holds between independent branches inside one authority (OSL 8 kap. 2 §).
create table core.units (
  tenant_id uuid not null references core.organisations on delete cascade,
  unit_id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('procurement', 'business', 'ordering', 'labour_market', 'social_services',
    'administration', 'politics', 'enterprise', 'programme', 'other')),
  name text not null check (char_length(name) between 1 and 200),
  primary key (tenant_id, unit_id),
  unique (tenant_id, name)
);
call kit.own_by_tenant('core.units');

create table core.persons (
  person_id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 200),
  email citext not null unique,
  locale text not null default 'sv' check (locale in ('sv', 'en')),
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

create table core.memberships (
  tenant_id uuid not null references core.organisations on delete cascade,
  membership_id uuid not null default gen_random_uuid(),
  person_id uuid not null references core.persons on delete cascade,
  unit_id uuid,
  role text not null,
  starts_on date not null default current_date,
  ends_on date check (ends_on >= starts_on),
  created_at timestamptz not null default now(),
  -- Ended by somebody, at once; ends_on is the last day that was agreed.
  ended_at timestamptz,
  primary key (tenant_id, membership_id),
  foreign key (tenant_id, unit_id) references core.units
);
call kit.own_by_tenant('core.memberships');
create policy of_person on core.memberships for select using (person_id = (select kit.person()));
create index on core.memberships (person_id);
create unique index memberships_once on core.memberships (tenant_id, person_id, role)
  where ends_on is null and ended_at is null;

alter table core.persons enable row level security;
alter table core.persons force row level security;
create policy self_or_colleague on core.persons for select using (
  person_id = (select kit.person()) or (select kit.is_system())
  or exists (select from core.memberships m where m.person_id = persons.person_id and m.tenant_id = (select kit.tenant())));
create policy self on core.persons for update using (person_id = (select kit.person()) or (select kit.is_system()));
create policy kept on core.persons for insert with check ((select kit.is_system()));
grant select, insert, update on core.persons to plantskola_app;

create table core.invitations (
  tenant_id uuid not null references core.organisations on delete cascade,
  invitation_id uuid not null default gen_random_uuid(),
  email citext not null check (char_length(email::text) <= 254),
  role text not null,
  unit_id uuid,
  ends_on date,
  token_hash bytea not null unique,
  invited_by uuid references core.persons,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references core.persons,
  withdrawn_at timestamptz,
  primary key (tenant_id, invitation_id),
  foreign key (tenant_id, unit_id) references core.units
);
call kit.own_by_tenant('core.invitations');
create unique index invitations_once on core.invitations (tenant_id, email, role)
  where accepted_at is null and withdrawn_at is null;
create index on core.invitations (email) where accepted_at is null and withdrawn_at is null;
create index on core.memberships (tenant_id, created_at);
