-- Up Migration
-- Tools that an organisation lends out.
create schema lending;
grant usage on schema lending to plantskola_app;
create table lending.tools (
  tenant_id uuid not null references core.organisations on delete cascade,
  tool_id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  place text not null default '' check (char_length(place) <= 100),
  lent_at timestamptz,
  -- Out for longer than anybody borrows a tool.
  missed_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, tool_id),
  constraint tools_name_once unique (tenant_id, name)
);
call kit.own_by_tenant('lending.tools');
call kit.import_tables('lending.tool');
