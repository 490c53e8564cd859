package chat.parley.model.http;

import chat.parley.model.log.SignedTicket;

/** The account exists. */
public record Joined(SignedTicket ticket) {}
