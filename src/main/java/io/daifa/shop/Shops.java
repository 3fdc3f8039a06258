package io.daifa.shop;

import io.daifa.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The shops. */
@Repository
public class Shops {

    /** Takes a new shop in; refuses a code that is taken or malformed, an unknown currency or language, a promise out of bounds. */
    public Shop register(Shop shop) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Changes what a shop is called and promises; refuses as {@link #register} does. */
    public Shop change(Shop shop) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The shop with that id. */
    public Optional<Shop> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The shop with that code. */
    public Optional<Shop> byCode(String code) {
        throw new UnsupportedOperationException();
    }

    /** All shops, by code. */
    public List<Shop> all() {
        throw new UnsupportedOperationException();
    }
}
