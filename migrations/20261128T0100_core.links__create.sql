-- Up Migration
-- Links that letters hold, of every kind: the token's hash, and what in which organisation it leads to (core/links). One
-- link a thing: a new one takes the place of the one before. The token holds in the whole country, so the row is found first.
call kit.act_as(null, null, true);
create table core.links (
  token_hash bytea primary key,
  tenant_id uuid not null references core.organisations on delete cascade,
  kind text not null,
  about text not null,
  unique (tenant_id, kind, about)
);
call kit.own_by_tenant('core.links');
insert into core.links (token_hash, tenant_id, kind, about)
  select token_hash, tenant_id, 'invitation', invitation_id::text
    from core.link_tenants join core.invitations using (tenant_id, token_hash)
  union all select token_hash, tenant_id, 'confirmation', confirmation_id::text
    from core.link_tenants join directory.confirmations using (tenant_id, token_hash)
  union all select token_hash, tenant_id, 'answer', inquiry_id || ' ' || enterprise_id
    from core.link_tenants join needs.inquiry_asks using (tenant_id, token_hash);
drop table core.link_tenants;
alter table core.invitations drop column token_hash;
alter table directory.confirmations drop column token_hash;
alter table needs.inquiry_asks drop column token_hash;
call kit.act_as(null, null, false);
