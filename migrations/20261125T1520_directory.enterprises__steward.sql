-- Up Migration
-- No listed enterprise is without somebody who decides claims on it: where its municipality does not take part, that is
-- the operator of the installation. A municipality that joins takes over at once, from any of the ways of joining, and
-- what an organisation kept does not fall between two chairs when its part ends.
create function directory.steward_of(code text) returns uuid language sql stable as $$
  select coalesce(
    (select tenant_id from core.organisations where kind = 'municipality' and municipality_code = code and ended_at is null),
    '00000000-0000-4000-8000-000000000001')
$$;

create function directory.hand_over() returns trigger language plpgsql as $$
declare
  before text := current_setting('actor.system', true);
begin
  perform set_config('actor.system', 'on', true);
  if new.ended_at is not null then
    update directory.enterprises set steward_id = directory.steward_of(municipality_code) where steward_id = new.tenant_id;
  elsif new.kind = 'municipality' then
    update directory.enterprises set steward_id = new.tenant_id
    where municipality_code = new.municipality_code and steward_id = '00000000-0000-4000-8000-000000000001';
  end if;
  perform set_config('actor.system', coalesce(before, ''), true);
  return null;
end $$;
create trigger hand_over after insert or update of ended_at on core.organisations
  for each row when (new.kind in ('municipality', 'association')) execute function directory.hand_over();

select set_config('actor.system', 'on', true);
update directory.enterprises set steward_id = directory.steward_of(municipality_code) where steward_id is null;
select set_config('actor.system', '', true);
