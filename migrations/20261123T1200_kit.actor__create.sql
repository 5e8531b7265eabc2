-- Up Migration
-- Who acts (see src/kit/db/actor.ts) and what every table must have. Owner of all: the login of DATABASE_URL.
create schema if not exists kit;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists citext;
create extension if not exists btree_gist;
create extension if not exists fuzzystrmatch;

do $$
declare r text;
begin
  foreach r in array array['plantskola_app', 'plantskola_auth', 'plantskola_jobs'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin nosuperuser nobypassrls', r);
    end if;
    if not pg_has_role(current_user, r, 'set') then
      execute format('grant %I to current_user with set true', r);
    end if;
  end loop;
end $$;

revoke create on schema public from public;
grant usage on schema kit to plantskola_app;

create function kit.tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('actor.tenant', true), '')::uuid;
create function kit.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('actor.person', true), '')::uuid;
create function kit.is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('actor.system', true), '') = 'on';

-- Puts a table under its tenant: row-level security enabled and forced, own rows only, rights for the app.
-- Further policies (public rows, a steward's rows) are added beside it, never instead of it.
create procedure kit.own_by_tenant(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy own on %s using (tenant_id = (select kit.tenant()) or (select kit.is_system()))', t);
  execute format('grant select, insert, update, delete on %s to plantskola_app', t);
end $$;

-- Reference data: the same for all, written by the system alone.
create procedure kit.own_by_system(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy readable on %s for select using (true)', t);
  execute format('create policy kept on %s using ((select kit.is_system())) with check ((select kit.is_system()))', t);
  execute format('grant select, insert, update, delete on %s to plantskola_app', t);
end $$;
