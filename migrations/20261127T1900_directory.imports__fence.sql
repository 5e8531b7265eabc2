-- Up Migration
-- The run that reads a list in names itself: one that has lost its lease writes nothing more. And how often it has been
-- taken up without getting further: what ends the process each time is given up with a sentence.
alter table directory.imports add column taken_by uuid, add column taken_times int not null default 0;
