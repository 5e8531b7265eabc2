-- Up Migration
-- What a person lets the enterprise know: one row for each item that was talked about, told or not, on which basis, by whom, until when.
create table placements.disclosures (
  tenant_id uuid not null,
  disclosure_id uuid not null,
  person_id uuid not null,
  area_id uuid not null,
  officers uuid[],
  placement_id uuid not null,
  -- 'name', 'phone', 'adaptation:no_lifting', 'language:ar'. There is no item for background, diagnosis or crime.
  item text not null check (item ~ '^(name|phone|(adaptation|language):[a-z_]+)$'),
  purpose text not null check (purpose in ('who_comes', 'call_on_change', 'plan_work', 'explain')),
  basis text not null check (basis in ('persons_yes', 'law')),
  is_told boolean not null,
  until_on date not null,
  asked_by uuid not null references core.persons,
  asked_at timestamptz not null,
  withdrawn_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, disclosure_id),
  foreign key (tenant_id, placement_id) references placements.placements on delete cascade,
  foreign key (tenant_id, person_id) references placements.people,
  constraint disclosures_asked_once unique (tenant_id, placement_id, item)
);
call kit.own_by_area('placements.disclosures');

-- Who comes, as the enterprise has it: what was told, and nothing else. Written and deleted with the disclosure, in its transaction.
create table placements.host_views (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  host_id uuid not null,
  request_id uuid not null,
  sent_at timestamptz not null,
  seen_at timestamptz,
  primary key (tenant_id, host_id),
  foreign key (tenant_id, request_id) references placements.requests on delete cascade,
  constraint host_views_once unique (tenant_id, request_id)
);
call kit.own_by_tenant('placements.host_views');

create table placements.host_items (
  tenant_id uuid not null,
  host_id uuid not null,
  item text not null,
  value text not null check (char_length(value) between 1 and 200),
  purpose text not null,
  until_on date not null,
  primary key (tenant_id, host_id, item),
  foreign key (tenant_id, host_id) references placements.host_views on delete cascade
);
call kit.own_by_tenant('placements.host_items');
