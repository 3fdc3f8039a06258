package io.daifa.supplier;

import io.daifa.kernel.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The suppliers and what they offer. */
@Repository
public class Suppliers {

    /** Takes suppliers in, or changes those with the same code (the id given is then ignored); refuses all of them if one is malformed. */
    public List<Supplier> put(List<Supplier> suppliers) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Takes offers in, or changes those of the same supplier and SKU; refuses all of them if one is malformed. */
    public void putOffers(List<Offer> offers) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The supplier with that id. */
    public Optional<Supplier> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The supplier with that code. */
    public Optional<Supplier> byCode(String code) {
        throw new UnsupportedOperationException();
    }

    /** All suppliers, by code. */
    public List<Supplier> all() {
        throw new UnsupportedOperationException();
    }

    /** All offers of these articles. */
    public List<Offer> offersOf(Collection<String> skus) {
        throw new UnsupportedOperationException();
    }

    /** All offers of that supplier. */
    public List<Offer> offersBy(UUID supplierId) {
        throw new UnsupportedOperationException();
    }
}
