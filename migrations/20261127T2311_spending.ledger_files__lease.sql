-- Up Migration
-- Ledgers on their way: whose turn it is stands with the job from now on.
call kit.act_as(null, null, true);
insert into core.jobs (tenant_id, name, key, due_at)
select tenant_id, 'ledger_import', file_id::text, now() from spending.ledger_files where state = 'running';
call kit.act_as(null, null, false);
alter table spending.ledger_files drop column lease_until, drop column taken_by, drop column taken_times;
