package io.daifa.order;

import io.daifa.kernel.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** The articles. */
@Repository
public class Products {

    /** Takes articles in, or changes those with the same SKU; refuses all of them if one is malformed. */
    public void put(List<Product> products) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Those of these SKUs that are known. */
    public Map<String, Product> known(Collection<String> skus) {
        throw new UnsupportedOperationException();
    }

    /** All articles, by SKU. */
    public List<Product> all() {
        throw new UnsupportedOperationException();
    }
}
