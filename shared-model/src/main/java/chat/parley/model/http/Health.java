package chat.parley.model.http;

/** Whether the relay works: {@code status} is "ok" or "failing". */
public record Health(String status) {}
