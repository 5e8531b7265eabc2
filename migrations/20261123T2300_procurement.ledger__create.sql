-- Up Migration
create schema procurement;
grant usage on schema procurement to plantskola_app;

-- A supplier ledger (leverantörsreskontra) as somebody uploaded it. file_no is what its rows are known by: they are
-- many, and their key short. period_from and period_months: what a file without dates is about, as its owner said.
create table procurement.ledger_files (
  tenant_id uuid not null references core.organisations on delete cascade,
  file_id uuid not null default gen_random_uuid(),
  file_no int not null generated always as identity,
  file_name text not null check (char_length(file_name) between 1 and 200),
  sha256 bytea not null,
  byte_count bigint not null default 0,
  header text[] not null default '{}',
  header_signature text not null default '',
  -- What each column holds: a field of the ledger, or '' for a column that is not used.
  mapping text[] not null default '{}',
  remembered boolean not null default false,
  national_format boolean not null default false,
  period_from date check (extract(day from period_from) = 1),
  period_months int check (period_months between 1 and 12),
  state text not null check (state in ('receiving', 'mapping', 'running', 'done', 'cancelled', 'failed')),
  failure text,
  bytes_read bigint not null default 0,
  rows_read int not null default 0,
  rows_stored int not null default 0,
  rows_rejected int not null default 0,
  -- The sum of every amount that could be read in the file, and of those stored. They differ by the rejected rows'.
  file_sum_ore bigint not null default 0,
  stored_sum_ore bigint not null default 0,
  created_by uuid references core.persons,
  membership_id uuid,
  created_at timestamptz not null,
  -- The run that reads it in, until when it may be silent: another one that takes it over names itself here.
  taken_by uuid,
  lease_until timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, file_id),
  unique (tenant_id, file_no),
  foreign key (tenant_id, membership_id) references core.memberships on delete set null (membership_id)
);
call kit.own_by_tenant('procurement.ledger_files');
create unique index ledger_files_one_running on procurement.ledger_files (tenant_id) where state = 'running';
create index on procurement.ledger_files (tenant_id, created_at);

-- The uploaded file while it waits to be read in: encrypted with a key made from SECRET, since it may hold personal
-- numbers; deleted when it has been read.
create table procurement.ledger_parts (
  tenant_id uuid not null,
  file_id uuid not null,
  part int not null,
  bytes bytea not null,
  primary key (tenant_id, file_id, part),
  foreign key (tenant_id, file_id) references procurement.ledger_files on delete cascade
);
call kit.own_by_tenant('procurement.ledger_parts');

-- Rows that were not stored, each with its reason; cells without personal numbers.
create table procurement.ledger_rejects (
  tenant_id uuid not null,
  file_id uuid not null,
  line int not null,
  reason text not null,
  detail jsonb not null default '{}',
  cells text[] not null,
  primary key (tenant_id, file_id, line),
  foreign key (tenant_id, file_id) references procurement.ledger_files on delete cascade
);
call kit.own_by_tenant('procurement.ledger_rejects');
create index on procurement.ledger_rejects (tenant_id, file_id, reason, line);

create table procurement.ledger_mappings (
  tenant_id uuid not null references core.organisations on delete cascade,
  header_signature text not null,
  mapping text[] not null,
  used_at timestamptz not null,
  primary key (tenant_id, header_signature)
);
call kit.own_by_tenant('procurement.ledger_mappings');

-- What ledgers call their parties and accounts, each text once per organisation; rows hold the numbers.
-- A supplier's key: o:<orgnr>, s:<keyed hash of a personal number>, f:<foreign number>, n:<name> or x: for a hidden one.
create table procurement.ledger_suppliers (
  tenant_id uuid not null references core.organisations on delete cascade,
  supplier_no int not null,
  key text not null,
  kind text not null check (kind in ('organisation', 'sole_trader', 'foreign', 'named', 'hidden')),
  orgnr text check (orgnr ~ '^\d{10}$'),
  orgnr_hash bytea,
  name text not null check (char_length(name) <= 300),
  -- The social enterprise of the register that has this number; found anew at every refresh.
  enterprise_id uuid references core.organisations on delete set null,
  primary key (tenant_id, supplier_no),
  unique (tenant_id, key),
  check (kind <> 'sole_trader' or orgnr is null)
);
call kit.own_by_tenant('procurement.ledger_suppliers');
create index on procurement.ledger_suppliers (tenant_id, enterprise_id);
create index on procurement.ledger_suppliers using gin (name gin_trgm_ops);

create table procurement.ledger_accounts (
  tenant_id uuid not null references core.organisations on delete cascade,
  account_no int not null,
  code text not null check (char_length(code) <= 40),
  text text not null check (char_length(text) <= 300),
  primary key (tenant_id, account_no),
  unique (tenant_id, code, text)
);
call kit.own_by_tenant('procurement.ledger_accounts');

create table procurement.ledger_units (
  tenant_id uuid not null references core.organisations on delete cascade,
  unit_no int not null,
  name text not null check (char_length(name) <= 300),
  primary key (tenant_id, unit_no),
  unique (tenant_id, name)
);
call kit.own_by_tenant('procurement.ledger_units');

-- Who bought: the municipality itself or one of its companies.
create table procurement.ledger_buyers (
  tenant_id uuid not null references core.organisations on delete cascade,
  buyer_no int not null,
  orgnr text not null default '' check (orgnr ~ '^(\d{10})?$'),
  name text not null check (char_length(name) <= 300),
  primary key (tenant_id, buyer_no),
  unique (tenant_id, orgnr, name)
);
call kit.own_by_tenant('procurement.ledger_buyers');

-- One posting a row, identical ones included. Written by the import alone, in millions: hence no foreign keys (a check
-- for each row would double its time, docs/decisions/0014); the import writes numbers it has just stored, in the same transaction.
create table procurement.ledger_rows (
  tenant_id uuid not null,
  file_no int not null,
  line int not null,
  month date not null,
  day date,
  buyer_no int not null,
  unit_no int not null,
  supplier_no int not null,
  account_no int not null,
  amount_ore bigint not null,
  voucher text not null default '',
  invoice text not null default '',
  basis text not null default '',
  agreement text not null default '',
  primary key (tenant_id, file_no, line)
);
call kit.own_by_tenant('procurement.ledger_rows');

-- The rows of a file summed: what every figure is made of.
create table procurement.spend_cells (
  tenant_id uuid not null,
  file_no int not null,
  month date not null,
  buyer_no int not null,
  unit_no int not null,
  supplier_no int not null,
  account_no int not null,
  amount_ore bigint not null,
  row_count int not null,
  primary key (tenant_id, file_no, month, supplier_no, account_no, unit_no, buyer_no)
);
call kit.own_by_tenant('procurement.spend_cells');
create index on procurement.spend_cells (tenant_id, supplier_no, account_no);

-- Which file a buyer's month is taken from. A later file for the same month replaces it; the earlier one stays, and can
-- be brought back. Two active ones for the same time cannot exist.
create table procurement.ledger_months (
  tenant_id uuid not null,
  buyer_no int not null,
  month date not null check (extract(day from month) = 1),
  file_no int not null,
  -- More than one for a file without dates.
  months int not null default 1 check (months between 1 and 12),
  until date not null,
  row_count int not null,
  amount_ore bigint not null,
  active boolean not null,
  changed_at timestamptz not null,
  primary key (tenant_id, file_no, buyer_no, month),
  foreign key (tenant_id, file_no) references procurement.ledger_files (tenant_id, file_no) on delete cascade,
  foreign key (tenant_id, buyer_no) references procurement.ledger_buyers,
  check (until > month),
  constraint ledger_months_once exclude using gist (tenant_id with =, buyer_no with =, daterange(month, until) with &&)
    where (active)
);
call kit.own_by_tenant('procurement.ledger_months');

-- What a supplier is paid for on an account: a category of data/categories.yaml, 'other' for what social enterprises do
-- not sell, or '' for unclassified; with the reason and how sure it is.
create table procurement.pair_classes (
  tenant_id uuid not null,
  supplier_no int not null,
  account_no int not null,
  category text collate "C" not null,
  reason text not null check (reason in ('decided', 'register', 'suggested', 'account', 'supplier', 'both', 'none')),
  -- The words, account or enterprise that decided, for the sentence that explains it.
  because text not null default '',
  confidence text not null check (confidence in ('high', 'medium', 'low', 'none')),
  primary key (tenant_id, supplier_no, account_no),
  foreign key (tenant_id, supplier_no) references procurement.ledger_suppliers on delete cascade,
  foreign key (tenant_id, account_no) references procurement.ledger_accounts on delete cascade
);
call kit.own_by_tenant('procurement.pair_classes');
create index on procurement.pair_classes (tenant_id, category);

-- Somebody's correction, for all rows alike: of a supplier, of an account, or of a supplier on an account.
create table procurement.class_decisions (
  tenant_id uuid not null references core.organisations on delete cascade,
  decision_id uuid not null default gen_random_uuid(),
  supplier_no int,
  account_no int,
  category text not null,
  decided_by uuid references core.persons,
  decided_at timestamptz not null,
  primary key (tenant_id, decision_id),
  foreign key (tenant_id, supplier_no) references procurement.ledger_suppliers on delete cascade,
  foreign key (tenant_id, account_no) references procurement.ledger_accounts on delete cascade,
  check (supplier_no is not null or account_no is not null),
  constraint class_decisions_once unique nulls not distinct (tenant_id, supplier_no, account_no)
);
call kit.own_by_tenant('procurement.class_decisions');

-- The same corrections as others may use them: an organisation number and the text of an account, and how many
-- organisations say so. Never a sole trader, never who said it.
create table procurement.class_suggestions (
  orgnr text not null check (orgnr ~ '^(\d{10})?$'),
  account_text text not null check (char_length(account_text) <= 120),
  category text not null,
  organisations int not null check (organisations >= 0),
  primary key (orgnr, account_text, category),
  check (orgnr <> '' or account_text <> '')
);
call kit.own_by_system('procurement.class_suggestions');

-- What an organisation buys, month by month: the active cells summed by category. Derived, so that the overview costs the
-- same for a thousand rows and for two million.
create table procurement.spend_months (
  tenant_id uuid not null references core.organisations on delete cascade,
  month date not null,
  months int not null default 1,
  category text collate "C" not null,
  -- Bought from a social enterprise of the register.
  social boolean not null,
  amount_ore bigint not null,
  row_count int not null,
  primary key (tenant_id, month, months, category, social)
);
call kit.own_by_tenant('procurement.spend_months');

-- Advertised procurements of municipalities in 2021 (Upphandlingsmyndigheten): what others have dared.
create table procurement.precedents (
  precedent_id text primary key,
  published_on date not null,
  buyer text not null,
  buyer_orgnr text not null,
  title text not null,
  kind text not null,
  cpv text not null,
  cpv_label text not null,
  procedure text not null,
  agreement text not null,
  lots boolean not null,
  reserved boolean not null,
  reserved_execution boolean not null,
  socially_sustainable boolean,
  value_kronor bigint,
  -- The category of data/categories.yaml that its CPV code or title tells, or ''.
  category text collate "C" not null
);
call kit.own_by_system('procurement.precedents');
create index on procurement.precedents (category, reserved desc, published_on desc);
