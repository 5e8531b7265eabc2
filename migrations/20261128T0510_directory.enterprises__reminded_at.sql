-- Up Migration
-- When its steward last asked it by hand to confirm: the steward does not see the letters' own rows.
alter table directory.enterprises add reminded_at timestamptz;
