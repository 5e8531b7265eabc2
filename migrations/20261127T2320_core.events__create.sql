-- Up Migration
-- What happened, for whoever does something about it afterwards (src/events.ts): written in the same transaction, and
-- readable by the organisation it concerns too. Ids of things, never of people, go from one organisation to another.
create table core.events (
  tenant_id uuid not null,
  event_id uuid not null,
  kind text not null,
  object text not null,
  at timestamptz not null,
  ids jsonb not null,
  for_tenant uuid not null,
  primary key (tenant_id, event_id)
);
call kit.own_by_tenant('core.events');
call kit.policy('core.events', 'concerned', 'select', 'for_tenant = kit.tenant()');
