-- What the relay is. Always exactly one row.
create table if not exists relay (
    one         boolean not null primary key,
    store       binary(16) not null,
    mailbox     binary(16) not null,
    place       varchar(64) not null,
    url         varchar(300)
);

-- Single-use permissions to join; the token only as a salted hash.
create table if not exists invite (
    hash        binary(64) not null primary key,
    role        varchar(16) not null,
    expires     bigint not null,
    account     binary(32)
);
create table if not exists invite_salt (
    salt        binary(16) not null primary key
);

create table if not exists account (
    id          binary(32) not null primary key,
    role        varchar(16) not null,
    joined      bigint not null,
    handle      varchar(64) not null,
    skeleton    varchar(1024) not null unique,
    version     bigint not null,
    profile     varbinary(4096) not null,
    signer      binary(16) not null,
    sig         binary(64) not null
);
create unique index if not exists account_handle on account (handle);

-- The device logs, entry by entry, and which account a device belongs to.
create table if not exists log_entry (
    account     binary(32) not null,
    seq         int not null,
    entry       varbinary(4096) not null,
    sig         binary(64) not null,
    sig2        binary(64),
    primary key (account, seq)
);
create table if not exists device (
    id          binary(16) not null primary key,
    account     binary(32) not null
);

-- Prekeys: what a device always has, and its one-time keys (EC and Kyber) in the order in which they came.
create table if not exists prekeys (
    device      binary(16) not null primary key,
    registration int not null,
    signed_id   int not null,
    signed_key  varbinary(2048) not null,
    signed_sig  binary(64) not null,
    last_id     int not null,
    last_key    varbinary(2048) not null,
    last_sig    binary(64) not null
);
create table if not exists one_time_ec (
    device      binary(16) not null,
    id          int not null,
    pub         binary(33) not null,
    primary key (device, id)
);
create table if not exists one_time_kyber (
    device      binary(16) not null,
    id          int not null,
    pub         varbinary(2048) not null,
    sig         binary(64) not null,
    primary key (device, id)
);

-- The mailbox. A slot is the queue's number and the message's number in one, so that a page of a queue is one range of
-- the primary key; messages lie in the order of their arrival.
create table if not exists queue (
    no          bigint not null primary key,
    device      binary(16) not null unique,
    generation  int not null,
    acked       bigint not null,
    swept       bigint not null,
    full_from   bigint not null,
    full_to     bigint not null,
    sent_seq    bigint,
    sent_ack    bigint,
    sent_mac    binary(32),
    last_seq    bigint,
    last_ack    bigint,
    last_mac    binary(32)
);
create table if not exists message (
    arrival     bigint not null primary key,
    mid         binary(16) not null,
    account     binary(32) not null,
    device      binary(16) not null,
    relay_ts    bigint not null,
    payload     varbinary(262144) not null
);
create table if not exists waiting (
    slot        bigint not null primary key,
    arrival     bigint not null,
    part        int not null,
    size        int not null,
    shared      boolean not null,
    expires     bigint not null
);
create index if not exists waiting_expires on waiting (expires);
create table if not exists shared (
    arrival     bigint not null primary key,
    rows_left   int not null
);
