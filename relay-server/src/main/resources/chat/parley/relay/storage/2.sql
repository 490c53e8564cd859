-- Whose message waits, so that nobody's share of a mailbox has to be looked up among the payloads.
alter table waiting add column if not exists account binary(32);
update waiting set account = (select m.account from message m where m.arrival = waiting.arrival) where account is null;
alter table waiting alter column account set not null;
