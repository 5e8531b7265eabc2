-- Up Migration
-- Which state a thing was in and came into, when, and who did it: written in the same transaction as the change (core/moves).
create table core.state_log (
  tenant_id uuid not null,
  log_id uuid not null,
  object text not null,
  object_id text not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (tenant_id, log_id)
);
create index on core.state_log (tenant_id, object, object_id, at);
call kit.own_by_tenant('core.state_log');
revoke update, delete on core.state_log from plantskola_app;
-- Whoever acts for an enterprise that is not theirs, as its municipality does, leaves their own trace there.
call kit.policy('core.state_log', 'written', 'insert', null, 'person_id = kit.person()');
