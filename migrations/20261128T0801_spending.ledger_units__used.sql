-- Up Migration

-- A file that was read to its end names it. Units are stored while a file is read, and stay when it is called off.
alter table spending.ledger_units add column used boolean not null default false;
call kit.act_as(null, null, true);
update spending.ledger_units set used = true;
call kit.act_as(null, null, false);
