-- Up Migration

-- By what a ledger's unit is known again: its code ("2100" of "2100 Kostenheten"), or its name where it has none.
alter table spending.ledger_units add column key text not null
  generated always as (coalesce(substring(name from '^\s*(\d{2,12})(?=\s*[-–:.]?\s+\S|\s*$)'), lower(btrim(name)))) stored;

-- Which of the organisation's own units a ledger's unit is, as somebody said: one of them, none of them, or taken back again.
create table spending.unit_joins (
  tenant_id uuid not null references core.organisations on delete cascade,
  key text not null check (char_length(key) between 1 and 300),
  state text not null check (state in ('joined', 'none', 'undone')),
  unit_id uuid,
  decided_by uuid references core.persons,
  decided_at timestamptz not null,
  primary key (tenant_id, key),
  foreign key (tenant_id, unit_id) references core.units,
  check ((state = 'joined') = (unit_id is not null))
);
call kit.own_by_tenant('spending.unit_joins');
create index on spending.unit_joins (tenant_id, unit_id);
