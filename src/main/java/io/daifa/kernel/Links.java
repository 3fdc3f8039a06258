package io.daifa.kernel;

import java.util.UUID;

/**
 * The links that are secrets: a supplier's page and a customer's page. A link's token is derived from the installation's secret
 * ({@code daifa.secret}), so that sending it again sends the same link, and nothing but its hash needs to be stored.
 */
public interface Links {

    /** The token (43 characters, base64url of HMAC-SHA256) for that purpose, thing and revision. */
    String token(String purpose, UUID id, int revision);

    /** The SHA-256 of a token, as it is stored. */
    byte[] hash(String token);

    /** The absolute address of a path of ours, such as {@code /s/…}, from {@code daifa.base-url}. */
    String address(String path);
}
