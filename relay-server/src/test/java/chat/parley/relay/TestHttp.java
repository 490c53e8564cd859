package chat.parley.relay;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Speaks HTTP to a relay under test, trusting whatever certificate it has. */
final class TestHttp {
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        ProblemCode problem() {
            return Json.read(body(), Problem.class).code();
        }

        <T> T as(Class<T> type) {
            return Json.read(body(), type);
        }
    }

    static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .sslContext(trusting())
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final String url;
    private final Optional<Bytes> token;

    TestHttp(String url) {
        this(url, Optional.empty());
    }

    private TestHttp(String url, Optional<Bytes> token) {
        this.url = url;
        this.token = token;
    }

    TestHttp as(Bytes sessionToken) {
        return new TestHttp(url, Optional.of(sessionToken));
    }

    Answer get(String path) {
        return exchange(request(path).GET());
    }

    Answer post(String path, Object body) {
        return post(path, Json.write(body));
    }

    Answer post(String path, byte[] body) {
        return exchange(request(path).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer put(String path, Object body) {
        return put(path, Json.write(body));
    }

    Answer put(String path, byte[] body) {
        return exchange(request(path).PUT(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        token.ifPresent(bytes -> request.header("Authorization", "Bearer " + bytes.base64()));
        return request;
    }

    static Answer exchange(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
