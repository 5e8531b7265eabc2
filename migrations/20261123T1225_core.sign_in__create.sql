-- Up Migration
-- The operator of this installation: where system administrators belong, and where the log of people without an
-- organisation is kept.
select set_config('actor.system', 'on', true);
insert into core.organisations (tenant_id, kind, name)
values ('00000000-0000-4000-8000-000000000001', 'operator', 'Plantskola');
select set_config('actor.system', '', true);

-- Everybody sees what was done with their own data, in whichever organisation.
create policy of_person on core.audit for select using (subject_id = (select kit.person()));
create index on core.audit (subject_id, audit_id desc) where subject_id is not null;

-- Sign-in writes its log and its mail in its own transaction.
grant insert on core.audit, core.mails to plantskola_auth;

-- Who stands in the demo's list of people, by the key of its address.
create table core.demo_people (
  key text primary key check (key ~ '^[a-z0-9-]{1,40}$'),
  person_id uuid not null unique references core.persons on delete cascade,
  position int not null default 0
);
alter table core.demo_people enable row level security;
alter table core.demo_people force row level security;
create policy kept on core.demo_people using ((select kit.is_system())) with check ((select kit.is_system()));
grant select, insert, update, delete on core.demo_people to plantskola_app;
