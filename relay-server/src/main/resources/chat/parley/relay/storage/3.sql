-- Whom whoever runs the relay has shut out. A closed account leaves nothing but this row and its device log.
create table if not exists excluded_account (
    account     binary(32) not null primary key,
    standing    varchar(16) not null,
    since       bigint not null
);
create table if not exists excluded_device (
    device      binary(16) not null primary key,
    since       bigint not null
);

alter table invite add column if not exists revoked boolean default false not null;

-- What was done to accounts, devices and invites: rows are added, never changed. Each hash covers the one before it.
create table if not exists audit (
    no          bigint not null primary key,
    entry       varchar(1000) not null,
    hash        binary(32) not null
);
