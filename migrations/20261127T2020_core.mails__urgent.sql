-- Up Migration
-- A letter that somebody waits for goes before those that tell; one that cannot be delivered is given up, and told.
alter table core.mails add urgent boolean not null default false, add failed_at timestamptz;
drop index core.mails_waiting;
create index mails_waiting on core.mails (urgent desc, next_attempt_at, mail_id) where sent_at is null and failed_at is null;
