package chat.parley.relay.http;

import chat.parley.model.http.ProblemCode;
import chat.parley.relay.http.Origins.Origin;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Upgrades to a WebSocket. Not Javalin's own, because that hides fragments and takes frames faster than they are worked
 * off.
 */
final class SocketServlet extends JettyWebSocketServlet {
    private static final long serialVersionUID = 1L;

    private final transient Origins origins;
    private final transient Function<Origin, Session.Listener> open;

    SocketServlet(Origins origins, Function<Origin, Session.Listener> open) {
        this.origins = origins;
        this.open = open;
    }

    @Override
    protected void configure(JettyWebSocketServletFactory factory) {
        factory.setCreator(
                (request, response) -> {
                    response.setExtensions(List.of()); // no compression: sizes must tell nothing
                    return open.apply(origins.of(request.getHttpServletRequest()));
                });
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getHeader("Origin") != null) {
            Problems.answer(
                    new ProblemException(
                            ProblemCode.FORBIDDEN, "Web pages do not speak to this relay."),
                    response);
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            Problems.answer(
                    new ProblemException(ProblemCode.MALFORMED, "This is a WebSocket."), response);
        } else {
            super.service(request, response);
        }
    }
}
