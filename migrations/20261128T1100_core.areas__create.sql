-- Up Migration
-- Secrecy holds between independent branches inside one authority (OSL 8 kap. 2 §): a unit stands in one area or in none, and
-- who works there sees its people, nobody else. Time in policies is the program's, which tests move.

-- Which areas somebody acts in (most often none), whose people of other areas were opened to them, and what time it is.
drop procedure kit.act_as(uuid, uuid, boolean);
create procedure kit.act_as(tenant uuid, person uuid, as_system boolean default false, areas uuid[] default '{}',
  opened uuid[] default '{}', at timestamptz default null) language plpgsql as $$
begin
  execute format('set local actor.tenant = %L', coalesce(tenant::text, ''));
  execute format('set local actor.person = %L', coalesce(person::text, ''));
  execute format('set local actor.system = %L', case when as_system then 'on' else '' end);
  execute format('set local actor.areas = %L', coalesce(areas, '{}')::text);
  execute format('set local actor.opened = %L', coalesce(opened, '{}')::text);
  execute format('set local actor.now = %L', coalesce(at::text, ''));
  if as_system and current_user = 'plantskola_app' then set local role plantskola_system; end if;
end $$;

-- Nobody said: none, never all.
create function kit.areas() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('actor.areas', true), ''), '{}')::uuid[];
create function kit.opened() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('actor.opened', true), ''), '{}')::uuid[];
create function kit.now() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('actor.now', true), '')::timestamptz;

-- A list stands in its brackets with its type, or it would be read as a table that is asked.
create or replace function kit.in_form(rule text, form text) returns text language plpgsql immutable as $$
begin
  rule := regexp_replace(rule, '\( *select (kit\.(?:tenant|person|is_system|areas|opened|now)\(\))(?: as \w+)? *\)(?:::uuid\[\])?', '\1', 'gi');
  if form <> 'once' then return rule; end if;
  rule := regexp_replace(rule, '(kit\.(?:tenant|person|is_system|now)\(\))', '(select \1)', 'g');
  return regexp_replace(rule, '(kit\.(?:areas|opened)\(\))', '(select \1)::uuid[]', 'g');
end $$;

-- What is told of a person in an area: rows with tenant_id, area_id, person_id and officers. Those of the area see it, and those to
-- whom this person was opened; an organisation's other people, its administrators among them, see nothing. Somebody whose data is
-- protected is seen by the officers that are named, in that area, and by nobody else.
create procedure kit.own_by_area(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  call kit.policy(t, 'own', 'all', 'tenant_id = kit.tenant() and (area_id = any (kit.areas()) or person_id = any (kit.opened()))
    and (officers is null or kit.person() = any (officers))');
  call kit.policy(t, 'system', 'all', 'true', 'true', 'plantskola_system, plantskola_auth, current_user');
  execute format('grant select, insert, update, delete on %s to plantskola_app', t);
end $$;

create table core.areas (
  tenant_id uuid not null references core.organisations on delete cascade,
  area_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  -- Why secrecy holds here: the statute or the committee's decision.
  ground text not null check (char_length(ground) between 1 and 500),
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, area_id),
  constraint areas_name_once unique (tenant_id, name)
);
call kit.own_by_tenant('core.areas');

alter table core.units add area_id uuid, add version int not null default 1, add updated_at timestamptz;
alter table core.units add foreign key (tenant_id, area_id) references core.areas;

-- A seat in a unit of an area holds there from when the unit's manager has approved it; until then it sees no person.
alter table core.memberships add seated_at timestamptz, add seated_by uuid references core.persons;
create index memberships_unseated on core.memberships (tenant_id, unit_id) where seated_at is null and ended_at is null;

-- One person's rows opened to another area: on which basis, by whom, until when.
create table core.area_grants (
  tenant_id uuid not null references core.organisations on delete cascade,
  grant_id uuid not null,
  person_id uuid not null,
  from_area uuid not null,
  area_id uuid not null,
  basis text not null check (basis in ('consent', 'law')),
  granted_by uuid references core.persons,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  ended_at timestamptz,
  primary key (tenant_id, grant_id),
  foreign key (tenant_id, from_area) references core.areas,
  foreign key (tenant_id, area_id) references core.areas,
  check (area_id <> from_area)
);
call kit.own_by_tenant('core.area_grants');
drop policy own on core.area_grants;
call kit.policy('core.area_grants', 'own', 'all',
  'tenant_id = kit.tenant() and (from_area = any (kit.areas()) or area_id = any (kit.areas()))');
create index on core.area_grants (tenant_id, area_id, until_at) where ended_at is null;

-- The log outlives the people that it is about, and tells of people without an account too. `subjects`: whose rows stood on a
-- page that was read, all of them in one row of the log.
alter table core.audit drop constraint audit_person_id_fkey, drop constraint audit_subject_id_fkey,
  add subject_kind text check (subject_kind in ('account', 'participant')), add subjects uuid[];
create index on core.audit using gin (subjects) where subjects is not null;

-- Sign-in finds out in which area a seat is, before every page.
grant select on core.units, core.area_grants to plantskola_auth;
