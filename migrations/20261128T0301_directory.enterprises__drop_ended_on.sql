-- Up Migration
-- An enterprise that leaves the register is taken down or merged; nobody ever wrote the day that it ended.
alter table directory.enterprises drop column ended_on;
