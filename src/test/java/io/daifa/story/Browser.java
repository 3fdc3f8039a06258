package io.daifa.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's or a program's way in by HTTP: it keeps cookies, fills in forms, and speaks JSON. */
public final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String home;
    private final Map<String, String> headers;

    /** One that talks to that address, and sends these headers with each request. */
    public Browser(String home, Map<String, String> headers) {
        this.home = home;
        this.headers = headers;
    }

    /** An answer. */
    public record Page(int status, String body, HttpResponse<String> response) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /** The page's CSRF token. */
        public String csrf() {
            var matcher = CSRF.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no form with a CSRF token in:\n" + body);
            }
            return matcher.group(1);
        }
    }

    /** GET. */
    public Page get(String path) {
        return send(request(path).GET());
    }

    /** GET of what is no text. */
    public byte[] bytes(String path) {
        try {
            var response = client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** POST of JSON. */
    public Page post(String path, Object body, String... moreHeaders) {
        try {
            var text = body instanceof String string ? string : JSON.writeValueAsString(body);
            var request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(text));
            return send(with(request, moreHeaders));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PUT of JSON. */
    public Page put(String path, Object body, String... moreHeaders) {
        try {
            var request = request(path)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            return send(with(request, moreHeaders));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** POST of anything else. */
    public Page post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** POST of JSON in chunks: its length is not told before. */
    public Page postInChunks(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    /** POST of a form with files as pictures. */
    public Page upload(String path, Map<String, String> fields, List<byte[]> photos, String... moreHeaders) {
        var boundary = "----daifa";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        for (var photo : photos) {
            body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo.gif\"\r\n"
                            + "Content-Type: text/html\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(photo);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return send(with(request, moreHeaders));
    }

    /** DELETE. */
    public Page delete(String path, String... moreHeaders) {
        return send(with(request(path).DELETE(), moreHeaders));
    }

    /** POST of a form. */
    public Page submit(String path, Map<String, String> fields, String... moreHeaders) {
        var form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(with(request, moreHeaders));
    }

    /** The value of that cookie. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name))
                .getValue();
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... moreHeaders) {
        for (var i = 0; i < moreHeaders.length; i += 2) {
            request.header(moreHeaders[i], moreHeaders[i + 1]);
        }
        return request;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : home + path))
                .timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
