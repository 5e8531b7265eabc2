-- Up Migration
-- Keys that hold within one organisation, and the few that hold in the whole country in tables of their own
-- (docs/decisions/0020).
call kit.act_as(null, null, true);

-- Whose row a link's token leads to: the token is the same for all, the row is one organisation's.
create table core.link_tenants (
  token_hash bytea primary key,
  tenant_id uuid not null references core.organisations on delete cascade
);
alter table core.link_tenants enable row level security;
alter table core.link_tenants force row level security;
call kit.policy('core.link_tenants', 'written', 'insert', null, 'true');
call kit.policy('core.link_tenants', 'kept', 'all', 'kit.is_system()', 'kit.is_system()');
grant select, insert, delete on core.link_tenants to plantskola_app;
grant select on core.link_tenants to plantskola_auth;
create index on core.link_tenants (tenant_id);
insert into core.link_tenants (token_hash, tenant_id)
  select token_hash, tenant_id from core.invitations
  union all select token_hash, tenant_id from directory.confirmations
  union all select token_hash, tenant_id from procurement.inquiry_asks;
alter table core.invitations drop constraint invitations_token_hash_key;
alter table core.invitations add unique (tenant_id, token_hash);
alter table directory.confirmations drop constraint confirmations_token_hash_key;
alter table directory.confirmations add unique (tenant_id, token_hash);
alter table procurement.inquiry_asks drop constraint inquiry_asks_token_hash_key;
alter table procurement.inquiry_asks add unique (tenant_id, token_hash);

-- An enterprise's name in its address is the country's, too.
create table directory.slugs (
  slug text primary key,
  tenant_id uuid not null references core.organisations on delete cascade
);
call kit.own_by_system('directory.slugs');
create index on directory.slugs (tenant_id);
insert into directory.slugs (slug, tenant_id) select slug, tenant_id from directory.enterprises;
alter table directory.enterprises drop constraint enterprises_slug_key;
create index on directory.enterprises (slug);

-- Numbers that an organisation counts itself, and the rows that its changes take turns at.
create table core.counters (
  tenant_id uuid not null references core.organisations on delete cascade,
  name text not null check (name ~ '^[a-z_]{1,40}$'),
  value bigint not null default 0,
  primary key (tenant_id, name)
);
call kit.own_by_tenant('core.counters');
insert into core.counters (tenant_id, name, value)
  select tenant_id, 'ledger_files', max(file_no) from procurement.ledger_files group by tenant_id;
alter table procurement.ledger_files alter file_no drop identity;

-- Nothing that is pointed at is deleted alone: what goes, goes with its organisation.
alter table directory.imports drop constraint imports_tenant_id_membership_id_fkey;
alter table directory.imports add foreign key (tenant_id, membership_id) references core.memberships;
alter table procurement.ledger_files drop constraint ledger_files_tenant_id_membership_id_fkey;
alter table procurement.ledger_files add foreign key (tenant_id, membership_id) references core.memberships;
alter table procurement.plan_rows drop constraint plan_rows_tenant_id_need_id_fkey;
alter table procurement.plan_rows add foreign key (tenant_id, need_id) references procurement.needs;
alter table procurement.ledger_suppliers drop constraint ledger_suppliers_enterprise_id_fkey;
alter table procurement.ledger_suppliers add foreign key (enterprise_id) references core.organisations;
alter table directory.de_minimis drop constraint de_minimis_noted_by_fkey;
alter table directory.de_minimis add foreign key (noted_by) references core.organisations;

-- Whoever signs in looks first whether the schema is the newest.
grant usage on schema kit to public;
grant select on kit.migrations to public;

call kit.act_as(null, null, false);

-- The roles that the program becomes can sign in where the rows are: connections to other machines are opened as the role
-- in force. They have no password; let none in but by certificate on the inner network.
do $$
declare r text;
begin
  foreach r in array array['plantskola_app', 'plantskola_auth', 'plantskola_jobs'] loop
    if not (select rolcanlogin from pg_roles where rolname = r) then
      execute format('alter role %I login', r);
    end if;
  end loop;
end $$;
