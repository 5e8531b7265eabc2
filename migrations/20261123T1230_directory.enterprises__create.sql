-- Up Migration
create schema directory;
grant usage on schema directory to plantskola_app;

-- A social enterprise's profile. steward_id: the municipality (or association) that keeps it until it is claimed,
-- and verifies its criteria afterwards.
create table directory.enterprises (
  tenant_id uuid primary key references core.organisations on delete cascade,
  steward_id uuid references core.organisations,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  name text not null check (char_length(name) between 1 and 200),
  legal_form text not null check (legal_form in ('economic_association', 'non_profit_association', 'limited_company',
    'limited_company_svb', 'foundation', 'sole_trader', 'other')),
  kind text not null default 'wise' check (kind in ('wise', 'social_enterprise')),
  municipality_code text not null references core.municipalities,
  place text not null default '' check (char_length(place) <= 120),
  street_address text not null default '' check (char_length(street_address) <= 200),
  lat double precision not null,
  lon double precision not null,
  serves_radius_km int check (serves_radius_km between 1 and 2000),
  presentation_sv text not null default '' check (char_length(presentation_sv) <= 4000),
  presentation_en text not null default '' check (char_length(presentation_en) <= 4000),
  website text check (char_length(website) <= 300),
  phone text check (char_length(phone) <= 40),
  email text check (char_length(email) <= 254),
  contact_name text check (char_length(contact_name) <= 120),
  contact_consent boolean not null default false,
  founded_year int check (founded_year between 1850 and 2100),
  sni text check (sni ~ '^[A-U]$|^\d{2}$'),
  employees int check (employees between 0 and 100000),
  subsidised int check (subsidised between 0 and 100000),
  from_target_group int check (from_target_group between 0 and 100000),
  trainees int check (trainees between 0 and 100000),
  supervisors int check (supervisors between 0 and 100000),
  supervisor_training text not null default '' check (char_length(supervisor_training) <= 500),
  target_groups text[] not null default '{}',
  customers text not null default '' check (char_length(customers) <= 500),
  counted_on date,
  counted_how text not null default '' check (char_length(counted_how) <= 500),
  f_tax boolean, vat boolean, employer_registered boolean,
  tax_checked_on date,
  peppol_id text check (char_length(peppol_id) <= 60),
  collective_agreement text check (char_length(collective_agreement) <= 200),
  insurance text check (char_length(insurance) <= 200),
  languages text[] not null default '{}',
  accessibility text[] not null default '{}',
  certified_until date,
  claimed_at timestamptz,
  confirmed_at timestamptz not null,
  published_at timestamptz,
  ended_on date,
  version int not null default 1,
  updated_at timestamptz not null default now()
);
call kit.own_by_tenant('directory.enterprises');
create policy public_rows on directory.enterprises for select using (published_at is not null);
-- The steward keeps the profile until the enterprise itself has claimed it.
create policy steward on directory.enterprises using (steward_id = (select kit.tenant()));
create index on directory.enterprises (municipality_code);
create index on directory.enterprises (steward_id);
create index on directory.enterprises (confirmed_at);
create index on directory.enterprises using gin (name gin_trgm_ops);

-- Children follow their enterprise: readable where it is published, written by itself or its steward.
create procedure kit.follow_enterprise(t regclass) language plpgsql as $$
begin
  execute format('create policy public_rows on %s for select using (exists (select from directory.enterprises e
    where e.tenant_id = %s.tenant_id and e.published_at is not null))', t, t);
  execute format('create policy steward on %s using (exists (select from directory.enterprises e
    where e.tenant_id = %s.tenant_id and e.steward_id = (select kit.tenant())))', t, t);
end $$;

create table directory.service_areas (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  municipality_code text not null references core.municipalities,
  primary key (tenant_id, municipality_code)
);
call kit.own_by_tenant('directory.service_areas');
call kit.follow_enterprise('directory.service_areas');
create index on directory.service_areas (municipality_code);

create table directory.criteria (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  criterion text not null check (criterion in ('work_integration', 'participation', 'reinvests', 'independent')),
  met boolean not null,
  evidence text not null default '' check (char_length(evidence) <= 2000),
  declared_at timestamptz not null,
  verified_by uuid references core.organisations,
  verified_person_id uuid references core.persons,
  verified_at timestamptz,
  primary key (tenant_id, criterion),
  check ((verified_by is null) = (verified_at is null))
);
call kit.own_by_tenant('directory.criteria');
call kit.follow_enterprise('directory.criteria');

create table directory.offers (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  offer_id uuid not null default gen_random_uuid(),
  category text not null,
  title_sv text not null check (char_length(title_sv) between 1 and 150),
  title_en text not null default '' check (char_length(title_en) <= 150),
  description_sv text not null default '' check (char_length(description_sv) <= 4000),
  description_en text not null default '' check (char_length(description_en) <= 4000),
  cpv text references core.cpv_codes,
  unit_sv text not null default '' check (char_length(unit_sv) <= 40),
  unit_en text not null default '' check (char_length(unit_en) <= 40),
  price_from_ore bigint check (price_from_ore between 0 and 100000000000),
  price_to_ore bigint check (price_to_ore between 0 and 100000000000),
  capacity_amount int check (capacity_amount between 1 and 10000000),
  capacity_per text check (capacity_per in ('day', 'week', 'month', 'season', 'year')),
  lead_time_days int check (lead_time_days between 0 and 365),
  min_order int check (min_order between 0 and 10000000),
  max_order int check (max_order between 0 and 10000000),
  seasons text[] not null default '{}',
  -- Where this offer is delivered, when that is not everywhere the enterprise delivers: municipality codes.
  area text[] not null default '{}',
  ended_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, offer_id),
  check (price_to_ore >= price_from_ore),
  check (max_order >= min_order)
);
call kit.own_by_tenant('directory.offers');
call kit.follow_enterprise('directory.offers');
create index on directory.offers (category);

create table directory.places (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  place_id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('work_training', 'work_practice', 'daily_activity', 'language_practice')),
  tasks_sv text not null default '' check (char_length(tasks_sv) <= 1000),
  tasks_en text not null default '' check (char_length(tasks_en) <= 1000),
  total int not null check (total between 0 and 1000),
  free int not null check (free >= 0 and free <= total),
  next_free_on date,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, place_id)
);
call kit.own_by_tenant('directory.places');
call kit.follow_enterprise('directory.places');

-- State aid received (de minimis): who gave, when and how much. Not public; the steward sees it.
create table directory.de_minimis (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  aid_id uuid not null default gen_random_uuid(),
  giver text not null check (char_length(giver) between 1 and 200),
  granted_on date not null,
  amount_ore bigint not null check (amount_ore between 1 and 100000000000),
  primary key (tenant_id, aid_id)
);
call kit.own_by_tenant('directory.de_minimis');
create policy steward on directory.de_minimis using (exists (select from directory.enterprises e
  where e.tenant_id = de_minimis.tenant_id and e.steward_id = (select kit.tenant())));

create table directory.pictures (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  file_id uuid not null,
  alt_sv text not null check (char_length(alt_sv) between 1 and 300),
  alt_en text not null default '' check (char_length(alt_en) <= 300),
  position int not null default 0,
  primary key (tenant_id, file_id),
  foreign key (tenant_id, file_id) references core.files on delete cascade
);
call kit.own_by_tenant('directory.pictures');
call kit.follow_enterprise('directory.pictures');

-- Somebody says that a listed enterprise is theirs; its steward decides.
create table directory.claims (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  claim_id uuid not null default gen_random_uuid(),
  person_id uuid not null references core.persons,
  -- Who claims, as the steward needs to see it: persons of other organisations are not theirs to read.
  claimant_name text not null check (char_length(claimant_name) between 1 and 200),
  claimant_email text not null,
  message text not null check (char_length(message) between 1 and 2000),
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'declined', 'withdrawn')),
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references core.persons,
  reason text not null default '' check (char_length(reason) <= 1000),
  primary key (tenant_id, claim_id)
);
call kit.own_by_tenant('directory.claims');
create policy steward on directory.claims using (exists (select from directory.enterprises e
  where e.tenant_id = claims.tenant_id and e.steward_id = (select kit.tenant())));
create policy of_person on directory.claims for select using (person_id = (select kit.person()));
create policy by_person on directory.claims for insert with check (person_id = (select kit.person()) and state = 'waiting');
create unique index claims_one_waiting on directory.claims (tenant_id, person_id) where state = 'waiting';

-- Confirmation links sent by mail: the token's hash, which reminder it was (months of policy/freshness), in which period
-- (the confirmation it counts from), and when it was used. Each reminder once a period, however many processes send.
create table directory.confirmations (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  confirmation_id uuid not null default gen_random_uuid(),
  token_hash bytea not null unique,
  period_from timestamptz not null,
  months int not null,
  sent_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, confirmation_id),
  constraint confirmations_once_a_period unique (tenant_id, period_from, months)
);
call kit.own_by_tenant('directory.confirmations');

-- A first sign, not a ruling, that a contract can be reserved for the enterprise (LOU 4 kap. 18 §): its main purpose is
-- work integration, and enough of those occupied are from the target group (`share`, from policy/reserved-contracts); the buyer checks it when tenders are submitted.
create function directory.may_be_reserved(e directory.enterprises, share float8) returns boolean language sql stable
  return coalesce(e.from_target_group + coalesce(e.trainees, 0) 
    >= share * nullif(e.employees + coalesce(e.trainees, 0), 0), false)
    and exists (select from directory.criteria c where c.tenant_id = e.tenant_id and c.criterion = 'work_integration' and c.met);

-- What search reads: one row an offer and one an enterprise (offer_id = zero uuid). Derived from published rows
-- only, hence readable by all: a row policy here would keep PostgreSQL from using the full-text index.
-- Codes compare by their bytes (collate "C"): the Swedish order costs ten times as much and means nothing for them.
create table directory.search_entries (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  offer_id uuid not null,
  category text collate "C",
  municipality_code text collate "C" not null,
  county_code text collate "C" not null,
  kind text collate "C" not null,
  lat double precision not null,
  lon double precision not null,
  serves text[] not null default '{}',
  serves_radius_km int,
  certified_until date,
  free_places int not null default 0,
  reservable boolean not null default false,
  confirmed_at timestamptz not null,
  title text not null,
  title_en text not null default '',
  document tsvector not null,
  cpv text,
  primary key (tenant_id, offer_id)
);
alter table directory.search_entries enable row level security;
alter table directory.search_entries force row level security;
create policy readable on directory.search_entries for select using (true);
create policy own on directory.search_entries for all
  using (tenant_id = (select kit.tenant()) or (select kit.is_system()) or exists (select from directory.enterprises e
    where e.tenant_id = search_entries.tenant_id and e.steward_id = (select kit.tenant())));
grant select, insert, update, delete on directory.search_entries to plantskola_app;
create index on directory.search_entries using gin (document);
create index on directory.search_entries (category);
create index on directory.search_entries (municipality_code);

-- Words that occur in the register, for misspellings.
create table directory.search_words (
  word text primary key
);
call kit.own_by_system('directory.search_words');
create policy added on directory.search_words for insert with check (true);
create index on directory.search_words using gin (word gin_trgm_ops);

-- Imports of lists: the file's rows, each stored or with its reason; the mapping remembered per organisation.
-- lease_until: until when the process that runs it may be believed to live; afterwards another takes over.
create table directory.imports (
  tenant_id uuid not null references core.organisations on delete cascade,
  import_id uuid not null default gen_random_uuid(),
  file_name text not null check (char_length(file_name) between 1 and 200),
  header text[] not null,
  header_signature text not null,
  -- What each column holds: a field of the register, or '' for a column that is not used.
  mapping text[] not null,
  remembered boolean not null default false,
  state text not null check (state in ('reading', 'mapping', 'running', 'done', 'cancelled', 'failed')),
  failure text,
  rows_read int not null default 0,
  created_by uuid references core.persons,
  membership_id uuid,
  created_at timestamptz not null,
  lease_until timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, import_id),
  foreign key (tenant_id, membership_id) references core.memberships on delete set null (membership_id)
);
call kit.own_by_tenant('directory.imports');
create unique index imports_one_running on directory.imports (tenant_id) where state = 'running';

create table directory.import_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  line int not null,
  -- As in the file, but never a personal number; emptied when the row is stored.
  cells text[] not null,
  -- By column: the keyed hash of the personal number that stood there, or 'wrong'.
  hashes jsonb not null default '{}',
  outcome text not null default 'waiting' check (outcome in ('waiting', 'stored', 'updated', 'rejected')),
  reason text,
  detail jsonb not null default '{}',
  -- What the row is about: the same number, or name and municipality, cannot occur twice in a file.
  match_key text,
  primary key (tenant_id, import_id, line),
  foreign key (tenant_id, import_id) references directory.imports on delete cascade,
  check ((outcome = 'rejected') <= (reason is not null))
);
call kit.own_by_tenant('directory.import_rows');
create unique index import_rows_once on directory.import_rows (tenant_id, import_id, match_key);
create index import_rows_waiting on directory.import_rows (tenant_id, import_id, line) where outcome = 'waiting';
create index import_rows_reasons on directory.import_rows (tenant_id, import_id, reason, line) where reason is not null;

create table directory.import_mappings (
  tenant_id uuid not null references core.organisations on delete cascade,
  header_signature text not null,
  mapping text[] not null,
  used_at timestamptz not null,
  primary key (tenant_id, header_signature)
);
call kit.own_by_tenant('directory.import_mappings');
