-- Up Migration
create schema placements;
grant usage on schema placements to plantskola_app;

-- Somebody who is placed: in the referrer's organisation and area, without an account. The number stands where no name may.
create table placements.people (
  tenant_id uuid not null references core.organisations on delete cascade,
  person_id uuid not null,
  area_id uuid not null,
  -- Protected: the two officers who alone see this person, and no name is kept.
  officers uuid[] check (cardinality(officers) between 1 and 2),
  number bigint not null,
  owner_id uuid not null references core.persons,
  closed_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, area_id) references core.areas,
  constraint people_numbered_once unique (tenant_id, number)
);
call kit.own_by_area('placements.people');
create index on placements.people (tenant_id, area_id, number);

-- Who that is: the area alone reads it. Never for somebody protected.
create table placements.identities (
  tenant_id uuid not null,
  person_id uuid not null,
  area_id uuid not null,
  officers uuid[] check (officers is null),
  name text not null check (char_length(name) between 1 and 200),
  -- What the person wants to be called at the place.
  called text not null default '' check (char_length(called) <= 60),
  birth_year smallint check (birth_year between 1900 and 2100),
  phone text not null default '' check (char_length(phone) <= 40),
  email citext check (char_length(email::text) <= 254),
  language text,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references placements.people on delete cascade
);
call kit.own_by_area('placements.identities');
create index on placements.identities (tenant_id, area_id, name);

-- What a place is looked for by: facts from fixed lists, never why.
create table placements.wishes (
  tenant_id uuid not null,
  person_id uuid not null,
  area_id uuid not null,
  officers uuid[],
  kinds text[] not null default '{}',
  days text[] not null default '{}' check (days <@ '{mon,tue,wed,thu,fri,sat,sun}'),
  from_minute smallint check (from_minute between 0 and 1439),
  to_minute smallint check (to_minute between 1 and 1440 and to_minute > from_minute),
  minutes_a_day smallint check (minutes_a_day between 1 and 720),
  near_code text references core.municipalities,
  most_km int check (most_km between 1 and 2000),
  tasks text[] not null default '{}',
  adaptations text[] not null default '{}',
  languages text[] not null default '{}',
  access text[] not null default '{}',
  starts_on date,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references placements.people on delete cascade
);
call kit.own_by_area('placements.wishes');

-- A question about a place, as the enterprise has it: kind, days, hours and start, and nothing of whom it is about.
create table placements.requests (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  request_id uuid not null,
  place_id uuid not null,
  referrer_id uuid not null references core.organisations,
  referrer_area uuid not null,
  referrer text not null check (char_length(referrer) between 1 and 200),
  kind text not null,
  days text[] not null,
  from_minute smallint,
  to_minute smallint,
  minutes_a_day smallint,
  starts_on date not null,
  ends_on date,
  -- Whom to ring at the referrer: an officer.
  contact text not null check (char_length(contact) between 1 and 200),
  state text not null default 'asked' check (state in ('asked', 'yes', 'queued', 'no', 'withdrawn', 'lapsed')),
  reason text check (reason in ('full', 'not_this_kind', 'cannot_arrange', 'later', 'other')),
  meet_first boolean not null default false,
  asked_at timestamptz not null,
  answer_by date not null,
  answered_at timestamptz,
  answered_by uuid references core.persons,
  held_until date,
  reminded_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, place_id) references directory.places,
  check ((state = 'no') = (reason is not null))
);
call kit.own_by_tenant('placements.requests');
call kit.policy('placements.requests', 'referrer', 'select', 'referrer_id = kit.tenant() and referrer_area = any (kit.areas())');
create index on placements.requests (tenant_id, state, answer_by);
create index on placements.requests (tenant_id, place_id);
create index on placements.requests (referrer_id, referrer_area, state);

-- A placement, from the question on, as the referrer has it.
create table placements.placements (
  tenant_id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  area_id uuid not null,
  officers uuid[],
  owner_id uuid not null references core.persons,
  enterprise_id uuid not null references core.organisations,
  enterprise_name text not null check (char_length(enterprise_name) between 1 and 200),
  place_id uuid not null,
  -- The id of the enterprise's own rows: they are written and deleted together with this one.
  request_id uuid not null,
  kind text not null,
  days text[] not null,
  from_minute smallint,
  to_minute smallint,
  minutes_a_day smallint,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  state text not null default 'asked' check (state in ('asked', 'queued', 'declined', 'accepted', 'referred', 'agreed', 'under_way',
    'ended', 'stopped', 'withdrawn', 'lapsed', 'in_error')),
  -- What comes next, when, and whose it is.
  next_what text,
  next_on date,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, placement_id),
  foreign key (tenant_id, person_id) references placements.people,
  constraint placements_requested_once unique (tenant_id, request_id)
);
call kit.own_by_area('placements.placements');
create index on placements.placements (tenant_id, area_id, next_on, placement_id);
create index on placements.placements (tenant_id, person_id);
