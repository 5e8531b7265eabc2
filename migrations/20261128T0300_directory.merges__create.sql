-- Up Migration
-- Two listings that turned out to be one enterprise: which one goes on, what moved there from the other, and whose words
-- were exchanged – enough to part them again. The other keeps its row, out of the register, with the words that did not hold.
alter table directory.enterprises add merged_at timestamptz, add merged_into uuid references core.organisations;
create index on directory.enterprises (merged_into) where merged_into is not null;

create table directory.merges (
  tenant_id uuid not null references directory.enterprises on delete cascade,
  merge_id uuid not null,
  other_id uuid not null references core.organisations,
  other_name text not null,
  merged_at timestamptz not null,
  -- For which organisation, and in which role; who it was stands in the log.
  merged_for uuid not null references core.organisations,
  role text not null,
  -- Details in which the other's word holds: the two exchanged theirs.
  taken text[] not null,
  -- Rows that moved, by table, as their keys.
  moved jsonb not null,
  -- What stood there before: the other's publication, the own confirmation, and whether the number was the other's.
  published_at timestamptz,
  confirmed_at timestamptz not null,
  confirmed_by_itself boolean not null,
  number_moved boolean not null,
  -- The version that it made: what was changed afterwards is not exchanged back.
  version int not null,
  undone_at timestamptz,
  steward_id uuid not null,
  is_public boolean not null,
  primary key (tenant_id, merge_id),
  foreign key (tenant_id, steward_id, is_public) references directory.enterprises (tenant_id, steward_id, is_public)
    deferrable initially deferred
);
call kit.own_by_tenant('directory.merges');
call kit.policy('directory.merges', 'steward', 'all', 'steward_id = kit.tenant()');

-- A question and its answers change whom they are of in one transaction, one after the other.
alter table needs.inquiry_answers alter constraint inquiry_answers_tenant_id_inquiry_id_enterprise_id_fkey
  deferrable initially immediate;
