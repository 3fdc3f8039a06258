package io.daifa.desk;

import io.daifa.kernel.Links;
import java.util.UUID;

/** Tokens of the right shape that anybody could guess. */
class FakeLinks implements Links {

    @Override
    public String token(String purpose, UUID id, int revision) {
        return (purpose + id.toString().replace("-", "") + "xxxxxxxxxxxxxxx").substring(0, 43);
    }

    @Override
    public byte[] hash(String token) {
        return token.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public String address(String path) {
        return "http://localhost:8080" + path;
    }
}
