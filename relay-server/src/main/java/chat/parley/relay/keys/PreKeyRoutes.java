package chat.parley.relay.keys;

import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.Doorkeeper;
import chat.parley.relay.http.Bearer;
import chat.parley.relay.http.Bodies;
import chat.parley.relay.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Prekeys over HTTP. */
public final class PreKeyRoutes implements Routes {
    /** 50 Kyber keys of 2.3 KB and 100 EC keys of 70 bytes, with room to spare. */
    private static final int UPLOAD_MAX = 192 * 1024;

    private final PreKeys preKeys;
    private final Doorkeeper doorkeeper;

    public PreKeyRoutes(PreKeys preKeys, Doorkeeper doorkeeper) {
        this.preKeys = preKeys;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.put("/v1/prekeys", this::put);
        routes.get("/v1/prekeys", this::count);
        routes.get("/v1/prekeys/{account}/{device}", this::offer);
    }

    private void put(Context context) {
        AuthenticatedDevice who = doorkeeper.require(Bearer.token(context));
        Bodies.write(
                context, preKeys.put(who, Bodies.read(context, PreKeyUpload.class, UPLOAD_MAX)));
    }

    private void count(Context context) {
        AuthenticatedDevice who = doorkeeper.require(Bearer.token(context));
        Bodies.write(context, preKeys.count(who.device()));
    }

    private void offer(Context context) {
        AuthenticatedDevice who = doorkeeper.require(Bearer.token(context));
        Bodies.write(
                context,
                preKeys.offer(
                        who,
                        AccountId.parse(context.pathParam("account")),
                        DeviceId.parse(context.pathParam("device"))));
    }
}
