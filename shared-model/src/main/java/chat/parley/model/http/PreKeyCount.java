package chat.parley.model.http;

/** How many one-time prekeys of the device the relay still holds. */
public record PreKeyCount(int ec, int kyber) {}
