package chat.parley.relay;

import chat.parley.model.http.Health;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.relay.http.Bodies;
import chat.parley.relay.http.Routes;
import io.javalin.config.RoutesConfig;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What the relay says of itself to anybody. */
final class RelayRoutes implements Routes {
    private final CompletableFuture<SignedRelayCard> card;
    private final BooleanSupplier healthy;

    RelayRoutes(CompletableFuture<SignedRelayCard> card, BooleanSupplier healthy) {
        this.card = card;
        this.healthy = healthy;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/.well-known/parley", context -> Bodies.write(context, card.join()));
        routes.get(
                "/health",
                context -> {
                    boolean ok = healthy.getAsBoolean();
                    context.status(ok ? 200 : 503);
                    Bodies.write(context, new Health(ok ? "ok" : "failing"));
                });
    }
}
