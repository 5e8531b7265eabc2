-- Up Migration
-- Enterprises that can deliver an open need since they began to offer it (src/events.ts): told to the buyer, once each.
create table needs.new_fits (
  tenant_id uuid not null,
  need_id uuid not null,
  enterprise_id uuid not null references core.organisations,
  found_at timestamptz not null,
  primary key (tenant_id, need_id, enterprise_id),
  foreign key (tenant_id, need_id) references needs.needs
);
call kit.own_by_tenant('needs.new_fits');
create index on needs.new_fits (enterprise_id);
