-- Up Migration
-- Something the municipality is going to buy.
create table procurement.needs (
  tenant_id uuid not null references core.organisations on delete cascade,
  need_id uuid not null default gen_random_uuid(),
  title text not null check (char_length(title) between 1 and 150),
  description text not null default '' check (char_length(description) <= 4000),
  category text collate "C" not null,
  cpv text references core.cpv_codes,
  unit_id uuid,
  -- How much, in the unit that the offers of the category use ("200 korgar per month").
  amount int check (amount between 1 and 100000000),
  amount_unit text not null default '' check (char_length(amount_unit) <= 40),
  amount_per text check (amount_per in ('once', 'day', 'week', 'month', 'season', 'year')),
  seasons text[] not null default '{}',
  -- Where it is to be delivered: municipality codes; empty: the organisation's own.
  area text[] not null default '{}',
  place text not null default '' check (char_length(place) <= 200),
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  value_ore bigint check (value_ore between 0 and 100000000000000),
  value_basis text not null default '' check (value_basis in ('', 'ledger', 'contract', 'market', 'estimate')),
  value_note text not null default '' check (char_length(value_note) <= 1000),
  -- Into how many lots it could be divided, and how: large lots are the commonest obstacle for small suppliers.
  lots int check (lots between 1 and 100),
  lots_note text not null default '' check (char_length(lots_note) <= 1000),
  todays_supplier text not null default '' check (char_length(todays_supplier) <= 300),
  contract_ends_on date,
  -- Where enterprises get in touch once the need is open: an office's address rather than a person's.
  contact_email text not null default '' check (char_length(contact_email) <= 254),
  source text not null check (source in ('hand', 'ledger', 'plan')),
  -- What a row of the yearly plan is known by when the plan is read in again: its number there, or its words.
  plan_key text,
  -- Shown to everybody from this time on, suppliers included.
  opened_at timestamptz,
  closed_at timestamptz,
  closed_why text not null default '' check (char_length(closed_why) <= 1000),
  created_by uuid references core.persons,
  created_at timestamptz not null,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, need_id),
  foreign key (tenant_id, unit_id) references core.units,
  constraint needs_plan_once unique (tenant_id, plan_key)
);
call kit.own_by_tenant('procurement.needs');
create policy open_rows on procurement.needs for select using (opened_at is not null);
create index on procurement.needs (category) where opened_at is not null and closed_at is null;
create index on procurement.needs (tenant_id, created_at);

-- The yearly procurement plan read in from a list: its rows until they are confirmed, its rejected ones with their reason.
create table procurement.plan_imports (
  tenant_id uuid not null references core.organisations on delete cascade,
  import_id uuid not null default gen_random_uuid(),
  file_name text not null check (char_length(file_name) between 1 and 200),
  header text[] not null,
  header_signature text not null,
  mapping text[] not null,
  state text not null check (state in ('mapping', 'done', 'cancelled')),
  rows_read int not null default 0,
  rows_stored int not null default 0,
  rows_updated int not null default 0,
  rows_rejected int not null default 0,
  created_by uuid references core.persons,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, import_id)
);
call kit.own_by_tenant('procurement.plan_imports');

create table procurement.plan_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  line int not null,
  cells text[] not null,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'stored', 'updated', 'rejected')),
  reason text,
  detail jsonb not null default '{}',
  need_id uuid,
  primary key (tenant_id, import_id, line),
  foreign key (tenant_id, import_id) references procurement.plan_imports on delete cascade,
  foreign key (tenant_id, need_id) references procurement.needs on delete set null (need_id),
  check ((outcome = 'rejected') <= (reason is not null))
);
call kit.own_by_tenant('procurement.plan_rows');

create table procurement.plan_mappings (
  tenant_id uuid not null references core.organisations on delete cascade,
  header_signature text not null,
  mapping text[] not null,
  used_at timestamptz not null,
  primary key (tenant_id, header_signature)
);
call kit.own_by_tenant('procurement.plan_mappings');

-- A question to chosen enterprises whether they can and want to deliver (RFI): the same text to all, kept as it was sent.
create table procurement.inquiries (
  tenant_id uuid not null references core.organisations on delete cascade,
  inquiry_id uuid not null default gen_random_uuid(),
  need_id uuid not null,
  subject text not null check (char_length(subject) between 1 and 150),
  question text not null check (char_length(question) between 1 and 4000),
  answer_by date not null,
  organisation text not null check (char_length(organisation) between 1 and 200),
  municipality_code text references core.municipalities,
  contact_name text not null check (char_length(contact_name) between 1 and 200),
  contact_email text not null check (char_length(contact_email) <= 254),
  asked_by uuid references core.persons,
  sent_at timestamptz not null,
  -- Open to everybody from this time on.
  published_at timestamptz,
  closed_at timestamptz,
  primary key (tenant_id, inquiry_id),
  foreign key (tenant_id, need_id) references procurement.needs
);
call kit.own_by_tenant('procurement.inquiries');
create index on procurement.inquiries (tenant_id, need_id);
create index on procurement.inquiries (published_at) where published_at is not null;

create table procurement.inquiry_asks (
  tenant_id uuid not null,
  inquiry_id uuid not null,
  enterprise_id uuid not null references core.organisations,
  enterprise_name text not null check (char_length(enterprise_name) between 1 and 200),
  -- Of the link in the mail, with which an answer is given without signing in.
  token_hash bytea not null unique,
  asked_at timestamptz not null,
  mailed boolean not null,
  seen_at timestamptz,
  primary key (tenant_id, inquiry_id, enterprise_id),
  foreign key (tenant_id, inquiry_id) references procurement.inquiries on delete cascade
);
call kit.own_by_tenant('procurement.inquiry_asks');
create policy asked on procurement.inquiry_asks for select using (enterprise_id = (select kit.tenant()));
create index on procurement.inquiry_asks (enterprise_id, asked_at);

-- Who was asked sees the question; when it is published, everybody does.
create policy asked on procurement.inquiries for select using (exists (select from procurement.inquiry_asks a
  where a.tenant_id = inquiries.tenant_id and a.inquiry_id = inquiries.inquiry_id and a.enterprise_id = (select kit.tenant())));
create policy public_rows on procurement.inquiries for select using (published_at is not null);

-- Every answer is kept; the latest counts.
create table procurement.inquiry_answers (
  tenant_id uuid not null,
  inquiry_id uuid not null,
  enterprise_id uuid not null,
  answer_no int not null check (answer_no >= 1),
  can text not null check (can in ('all', 'part', 'together', 'later', 'no')),
  volume text not null default '' check (char_length(volume) <= 300),
  price_from_ore bigint check (price_from_ore between 0 and 100000000000),
  price_to_ore bigint check (price_to_ore between 0 and 100000000000),
  price_unit text not null default '' check (char_length(price_unit) <= 40),
  earliest_on date,
  needs_to_know text not null default '' check (char_length(needs_to_know) <= 2000),
  message text not null default '' check (char_length(message) <= 2000),
  answered_by uuid references core.persons,
  answered_at timestamptz not null,
  primary key (tenant_id, inquiry_id, enterprise_id, answer_no),
  foreign key (tenant_id, inquiry_id, enterprise_id) references procurement.inquiry_asks on delete cascade,
  check (price_to_ore >= price_from_ore)
);
call kit.own_by_tenant('procurement.inquiry_answers');
create policy asked on procurement.inquiry_answers for select using (enterprise_id = (select kit.tenant()));
create policy answering on procurement.inquiry_answers for insert with check (enterprise_id = (select kit.tenant()));

-- A person at an enterprise who wants a mail about new needs that fit it, and when the last one went.
create table procurement.need_digests (
  tenant_id uuid not null references core.organisations on delete cascade,
  person_id uuid not null references core.persons on delete cascade,
  chosen_at timestamptz not null,
  last_sent_at timestamptz,
  primary key (tenant_id, person_id)
);
call kit.own_by_tenant('procurement.need_digests');
