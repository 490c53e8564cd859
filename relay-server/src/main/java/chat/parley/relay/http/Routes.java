package chat.parley.relay.http;

import io.javalin.config.RoutesConfig;

/** What one room serves over HTTP. */
public interface Routes {
    void register(RoutesConfig routes);
}
