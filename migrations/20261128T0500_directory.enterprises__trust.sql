-- Up Migration
-- Whose word a profile is (policy/freshness says how long it holds). Whoever registers an enterprise has not shown that
-- they may speak for it: somebody at its steward checks that, by answering a claim or when it is new. A profile that
-- nobody has taken over speaks by the mailbox that its steward wrote down.
alter table directory.enterprises add speaker_checked_at timestamptz,
  -- When, and by which organisation, the last criterion was seen that makes the whole seen; follows directory.criteria.
  add reviewed_at timestamptz,
  add reviewed_by uuid references core.organisations,
  add check ((reviewed_at is null) = (reviewed_by is null));

-- 1: its own statement, or that of whoever added it · 2: confirmed by the enterprise · 3: reviewed. Each needs those below.
create function directory.trust_level(e directory.enterprises, since timestamptz) returns int
  language sql immutable parallel safe as $$
    select case
      when not e.confirmed_by_itself or e.confirmed_at <= since
        or (e.claimed_at is not null and e.speaker_checked_at is null) then 1
      when e.reviewed_at is null then 2
      else 3 end $$;

call kit.act_as(null, null, true);
update directory.enterprises e set speaker_checked_at = c.decided_at
  from directory.claims c where c.tenant_id = e.tenant_id and c.state = 'approved';
update directory.enterprises e set reviewed_at = c.at, reviewed_by = c.who
  from (select tenant_id, max(verified_at) as at, (array_agg(verified_by order by verified_at desc nulls last))[1] as who,
      count(*) filter (where met) as met, bool_and(not met or verified_at is not null) as seen
    from directory.criteria group by tenant_id) c
  where c.tenant_id = e.tenant_id and c.seen and c.met >= case e.kind when 'wise' then 4 else 1 end;
call kit.act_as(null, null, false);
