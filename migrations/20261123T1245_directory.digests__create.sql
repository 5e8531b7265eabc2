-- Up Migration
-- Which months a steward's keepers were told how many of their enterprises have gone silent: once a month.
create table directory.digests (
  tenant_id uuid not null references core.organisations on delete cascade,
  month date not null check (extract(day from month) = 1),
  unconfirmed int not null check (unconfirmed >= 0),
  sent_at timestamptz not null,
  primary key (tenant_id, month)
);
call kit.own_by_tenant('directory.digests');
