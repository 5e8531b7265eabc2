-- Up Migration
-- Whose word `confirmed_at` is: the enterprise's own, or that of whoever added it (a list, its municipality). Only the
-- first counts as confirmed (policy/freshness). And a list that does not say what kind an enterprise is claims none.
select set_config('actor.system', 'on', true);
alter table directory.enterprises add confirmed_by_itself boolean not null default false;
alter table directory.search_entries add confirmed_by_itself boolean not null default false;
update directory.enterprises set confirmed_by_itself = true where claimed_at is not null;
update directory.search_entries s set confirmed_by_itself = e.confirmed_by_itself
  from directory.enterprises e where e.tenant_id = s.tenant_id;
select set_config('actor.system', '', true);
alter table directory.enterprises alter kind drop default;
alter table directory.enterprises drop constraint enterprises_kind_check;
alter table directory.enterprises add constraint enterprises_kind_check
  check (kind in ('wise', 'social_enterprise', 'not_told'));
