-- Up Migration
-- What Citus and Patroni demand of a schema (docs/decisions/0020): one statement says who acts, policies compare columns
-- with it and ask nothing else, and no trigger writes behind a statement's back.

-- The system acts in a role of its own, so that a tenant's policy is one comparison: it is then reckoned once a statement,
-- together with the statement's own condition, and not once a row.
do $$
begin
  if not exists (select from pg_roles where rolname = 'plantskola_system') then
    create role plantskola_system login nosuperuser nobypassrls;
  end if;
  if not pg_has_role(current_user, 'plantskola_system', 'set') then
    grant plantskola_system to current_user with set true;
  end if;
end $$;
grant plantskola_app to plantskola_system with inherit true;

-- Who acts, until the transaction ends. `set local` as a statement, since only that reaches other machines; the arguments'
-- types leave nothing to inject. Nothing else sets the actor.
create procedure kit.act_as(tenant uuid, person uuid, as_system boolean default false) language plpgsql as $$
begin
  execute format('set local actor.tenant = %L', coalesce(tenant::text, ''));
  execute format('set local actor.person = %L', coalesce(person::text, ''));
  execute format('set local actor.system = %L', case when as_system then 'on' else '' end);
  if as_system and current_user = 'plantskola_app' then set local role plantskola_system; end if;
end $$;

-- The form in which policies ask who acts: 'plain' (kit.tenant()) or 'once' ((select kit.tenant()), reckoned once a
-- statement, which distributed tables refuse). kit.write_policies changes it for all.
create function kit.policy_form() returns text language sql immutable parallel safe return 'plain';

create function kit.in_form(rule text, form text) returns text language plpgsql immutable as $$
begin
  rule := regexp_replace(rule, '\( *select (kit\.(?:tenant|person|is_system)\(\))(?: as \w+)? *\)', '\1', 'gi');
  return case form when 'once' then regexp_replace(rule, '(kit\.(?:tenant|person|is_system)\(\))', '(select \1)', 'g') else rule end;
end $$;

-- The one place that makes a policy. command: all, select, insert, update or delete; rule and checked: SQL over the row's
-- own columns and kit.tenant(), kit.person(), kit.is_system().
create procedure kit.policy(t regclass, name text, command text, rule text, checked text default null, roles text default 'public')
language plpgsql as $$
begin
  execute format('create policy %I on %s for %s to %s', name, t, command, roles)
    || case when rule is null then '' else format(' using (%s)', kit.in_form(rule, kit.policy_form())) end
    || case when checked is null then '' else format(' with check (%s)', kit.in_form(checked, kit.policy_form())) end;
end $$;

-- Writes every policy there is in one form.
create procedure kit.write_policies(form text) language plpgsql as $$
declare p record;
begin
  for p in select polrelid::regclass as t, polname, pg_get_expr(polqual, polrelid) as rule, pg_get_expr(polwithcheck, polrelid) as checked
    from pg_policy loop
    execute format('alter policy %I on %s', p.polname, p.t)
      || case when p.rule is null then '' else format(' using (%s)', kit.in_form(p.rule, form)) end
      || case when p.checked is null then '' else format(' with check (%s)', kit.in_form(p.checked, form)) end;
  end loop;
  execute format('create or replace function kit.policy_form() returns text language sql immutable parallel safe return %L', form);
end $$;

create or replace procedure kit.own_by_tenant(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  call kit.policy(t, 'own', 'all', 'tenant_id = kit.tenant()');
  call kit.policy(t, 'system', 'all', 'true', 'true', 'plantskola_system, plantskola_auth, current_user');
  execute format('grant select, insert, update, delete on %s to plantskola_app', t);
end $$;

create or replace procedure kit.own_by_system(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  call kit.policy(t, 'readable', 'select', 'true');
  call kit.policy(t, 'kept', 'all', 'kit.is_system()', 'kit.is_system()');
  execute format('grant select, insert, update, delete on %s to plantskola_app', t);
end $$;

-- Whom a person is a colleague of: every organisation they belong or belonged to. Written with the membership.
call kit.act_as(null, null, true);
alter table core.persons add tenants uuid[] not null default '{}';
update core.persons p set tenants = array(select distinct m.tenant_id from core.memberships m where m.person_id = p.person_id);
-- Somebody who is invited comes in through sign-in.
grant update (tenants) on core.persons to plantskola_auth;
drop policy self_or_colleague on core.persons;
call kit.policy('core.persons', 'self_or_colleague', 'select',
  'person_id = kit.person() or kit.is_system() or kit.tenant() = any (tenants)');

-- Whom a question was sent to. Written with the row that says so.
alter table procurement.inquiries add asked uuid[] not null default '{}';
update procurement.inquiries i set asked = array(select a.enterprise_id from procurement.inquiry_asks a
  where a.tenant_id = i.tenant_id and a.inquiry_id = i.inquiry_id);
drop policy asked on procurement.inquiries;
call kit.policy('procurement.inquiries', 'asked', 'select', 'kit.tenant() = any (asked)');

-- What belongs to an enterprise says itself who keeps it and whether it is public. A reference that is checked when the
-- transaction ends holds it to what the enterprise's own row says: forgetting to follow is a fault, never a leak.
alter table directory.enterprises alter steward_id set not null;
alter table directory.enterprises add is_public boolean not null generated always as (published_at is not null) stored;
alter table directory.enterprises add constraint enterprises_followed unique (tenant_id, steward_id, is_public);

create procedure directory.follow_enterprise(t regclass, readable boolean) language plpgsql as $$
begin
  execute format('alter table %s add steward_id uuid, add is_public boolean', t);
  execute format('update %s r set steward_id = e.steward_id, is_public = e.is_public from directory.enterprises e where e.tenant_id = r.tenant_id', t);
  execute format('alter table %s alter steward_id set not null, alter is_public set not null', t);
  execute format('alter table %s add foreign key (tenant_id, steward_id, is_public)
    references directory.enterprises (tenant_id, steward_id, is_public) deferrable initially deferred', t);
  execute format('drop policy if exists public_rows on %s', t);
  execute format('drop policy if exists steward on %s', t);
  if readable then call kit.policy(t, 'public_rows', 'select', 'is_public'); end if;
  call kit.policy(t, 'steward', 'all', 'steward_id = kit.tenant()');
end $$;
call directory.follow_enterprise('directory.service_areas', true);
call directory.follow_enterprise('directory.criteria', true);
call directory.follow_enterprise('directory.offers', true);
call directory.follow_enterprise('directory.places', true);
call directory.follow_enterprise('directory.pictures', true);
call directory.follow_enterprise('directory.de_minimis', false);
call directory.follow_enterprise('directory.claims', false);
call directory.follow_enterprise('directory.search_entries', false);
drop procedure directory.follow_enterprise;
drop procedure kit.follow_enterprise;

-- Tables of before: what own_by_tenant gives a new one.
do $$
declare t regclass;
begin
  for t in select polrelid from pg_policy where polname = 'own' and pg_get_expr(polqual, polrelid) like '%tenant_id%' loop
    execute format('drop policy own on %s', t);
    call kit.policy(t, 'own', 'all', 'tenant_id = kit.tenant()');
    call kit.policy(t, 'system', 'all', 'true', 'true', 'plantskola_system, plantskola_auth, current_user');
  end loop;
end $$;
call kit.write_policies('plain');
call kit.act_as(null, null, false);

-- No trigger: the program says in the same transaction what follows.
drop trigger hand_over on core.organisations;
drop function directory.hand_over();
drop function directory.steward_of(text);
drop trigger follow_person on core.persons;
drop function auth.follow_person();

-- A person becomes a user of sign-in, keeps name and address alike, and is signed out when their account ends. As the
-- owner, since the program itself cannot reach sign-in's tables: it copies what stands in core.persons, and nothing else.
create procedure core.follow_person(person uuid) language plpgsql security definer set search_path = '' as $$
declare p core.persons;
begin
  select * into strict p from core.persons where person_id = person;
  insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
  values (p.person_id, p.name, lower(p.email::text), true, p.created_at, p.created_at)
  on conflict (id) do update set name = excluded.name, email = excluded.email, "updatedAt" = now();
  if p.ended_at is not null then
    delete from auth.session where "userId" = p.person_id;
  end if;
end $$;
revoke execute on procedure core.follow_person from public;
grant execute on procedure core.follow_person to plantskola_app, plantskola_auth;
