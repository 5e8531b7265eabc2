-- Up Migration
-- What a case worker compares a place by, whose word the free places are and how old, and what is taken: two who take the last one
-- at the same moment meet the constraint.
alter table directory.places
  drop constraint places_kind_check,
  add constraint places_kind_check check (kind in ('work_training', 'reinforced_work_training', 'work_practice', 'work_trial',
    'daily_activity', 'language_practice', 'workplace_activity')),
  add days text[] not null default '{}' check (days <@ '{mon,tue,wed,thu,fri,sat,sun}'),
  -- Minutes after midnight.
  add from_minute smallint check (from_minute between 0 and 1439),
  add to_minute smallint check (to_minute between 1 and 1440 and to_minute > from_minute),
  add tasks text[] not null default '{}',
  add adaptations text[] not null default '{}',
  add languages text[] not null default '{}',
  add access text[] not null default '{}',
  add site text not null default '' check (char_length(site) <= 200),
  -- 'some': a number would change too fast to be true. 'meet_first': a yes comes after a meeting.
  add free_as text not null default 'number' check (free_as in ('number', 'some', 'meet_first')),
  add next_free int check (next_free between 1 and 1000),
  add booked int not null default 0 check (booked >= 0),
  add held int not null default 0 check (held >= 0),
  add confirmed_at timestamptz,
  add confirmed_by uuid references core.persons,
  add constraint places_taken_once check (free + booked + held <= total);
call kit.act_as(null, null, true);
update directory.places set confirmed_at = updated_at;
call kit.act_as(null, null, false);

-- What those who place people need, and the open register does not: whom to ring, what it costs.
create table directory.place_terms (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  place_id uuid not null,
  supervisor text not null default '' check (char_length(supervisor) <= 200),
  phone text not null default '' check (char_length(phone) <= 40),
  payer text check (payer in ('employment_service', 'insurance_agency', 'municipality', 'region', 'association', 'nobody')),
  price_ore bigint check (price_ore between 0 and 100000000),
  per text check (per in ('day', 'month')),
  version int not null default 1,
  updated_at timestamptz not null,
  steward_id uuid not null,
  is_public boolean not null,
  primary key (tenant_id, place_id),
  foreign key (tenant_id, place_id) references directory.places on delete cascade,
  foreign key (tenant_id, steward_id, is_public) references directory.enterprises (tenant_id, steward_id, is_public) deferrable initially deferred,
  check ((price_ore is null) = (per is null))
);
call kit.own_by_tenant('directory.place_terms');
call kit.policy('directory.place_terms', 'steward', 'all', 'steward_id = kit.tenant()');
-- Whoever is signed in for an organisation; the pages show it to those who place people.
call kit.policy('directory.place_terms', 'asked', 'select', 'is_public and kit.tenant() is not null');
