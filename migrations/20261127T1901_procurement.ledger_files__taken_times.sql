-- Up Migration
-- How often a file has been taken up: what ends the process each time is given up with a sentence.
alter table procurement.ledger_files add column taken_times int not null default 0;
