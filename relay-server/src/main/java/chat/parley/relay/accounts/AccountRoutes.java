package chat.parley.relay.accounts;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.Join;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.SignedProfile;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.Doorkeeper;
import chat.parley.relay.http.Bearer;
import chat.parley.relay.http.Bodies;
import chat.parley.relay.http.Origins;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.http.Routes;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.limits.Who;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** Joining, profile and directory over HTTP. */
public final class AccountRoutes implements Routes {
    /** A log entry and a profile of 4 KiB each, in base64, and their signatures. */
    private static final int JOIN_MAX = 16 * 1024;

    private static final int PROFILE_MAX = 8 * 1024;

    private final Accounts accounts;
    private final Directory directory;
    private final Doorkeeper doorkeeper;
    private final Limiter limiter;
    private final Origins origins;

    public AccountRoutes(
            Accounts accounts,
            Directory directory,
            Doorkeeper doorkeeper,
            Limiter limiter,
            Origins origins) {
        this.accounts = accounts;
        this.directory = directory;
        this.doorkeeper = doorkeeper;
        this.limiter = limiter;
        this.origins = origins;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.post("/v1/accounts", this::join);
        routes.put("/v1/profile", this::putProfile);
        routes.get("/v1/directory", this::page);
        routes.get("/v1/directory/{handle}", this::find);
    }

    private void join(Context context) {
        limit(Limit.JOIN, new Who.From(origins.of(context.req())));
        Bodies.write(context, accounts.join(Bodies.read(context, Join.class, JOIN_MAX)));
    }

    private void limit(Limit limit, Who who) {
        limiter.take(limit, who)
                .ifPresent(
                        wait -> {
                            throw ProblemException.limited(wait);
                        });
    }

    private void putProfile(Context context) {
        AuthenticatedDevice who = doorkeeper.require(Bearer.token(context));
        limit(Limit.PROFILE, new Who.Account(who.account()));
        accounts.putProfile(who, Bodies.read(context, SignedProfile.class, PROFILE_MAX));
        context.status(204);
    }

    private void page(Context context) {
        doorkeeper.require(Bearer.token(context));
        Optional<AccountId> after =
                Optional.ofNullable(context.queryParam("after")).map(AccountId::parse);
        int limit =
                Optional.ofNullable(context.queryParam("limit"))
                        .map(AccountRoutes::limit)
                        .orElse(Directory.PAGE);
        Bodies.write(context, directory.page(after, limit));
    }

    private static int limit(String text) {
        MalformedException.require(text.matches("[0-9]{1,3}"), "limit is not a number");
        int limit = Integer.parseInt(text);
        MalformedException.require(limit >= 1 && limit <= Directory.PAGE, "limit out of range");
        return limit;
    }

    private void find(Context context) {
        doorkeeper.require(Bearer.token(context));
        Handle handle = new Handle(context.pathParam("handle"));
        Bodies.write(
                context,
                directory
                        .find(handle)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemCode.NOT_FOUND,
                                                "Nobody here has this handle.")));
    }
}
