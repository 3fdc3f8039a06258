package io.daifa.order;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The articles. */
@Repository
public class Products {

    private static final int LONGEST_SKU = 64;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 1000;
    private static final Pattern PICTURE = Pattern.compile(
            "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[\\w.~!$&()*+,;=:@%/?#-]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String SELECT =
            "select sku, name, category, excluded_from_returns, image_url from daifa.product ";

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes articles in, or changes those with the same SKU; refuses all of them if one is malformed or a SKU stands there twice. */
    @Transactional
    public void put(List<Product> products) throws Refusal {
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (int i = 0; i < products.size(); i++) {
            problems.addAll(problems(products.get(i), "products[" + i + "].", seen));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        // In the order of the SKUs, so that two who put the same articles cannot wait for each other.
        jdbc.sql("""
                        insert into daifa.product (sku, name, category, excluded_from_returns, image_url)
                        select p.sku, p.name, p.category, p.excluded_from_returns, p.image_url
                        from json_to_recordset(cast(:products as json))
                            as p (sku text, name text, category text, excluded_from_returns boolean, image_url text)
                        order by p.sku
                        on conflict (sku) do update
                        set name = excluded.name, category = excluded.category,
                            excluded_from_returns = excluded.excluded_from_returns,
                            image_url = excluded.image_url
                        """).param("products", Json.of(products)).update();
    }

    /** Those of these SKUs that are known. */
    public Map<String, Product> known(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(SELECT + "where sku in (:skus)").param("skus", skus).query(Product.class).list().stream()
                .collect(Collectors.toMap(Product::sku, Function.identity()));
    }

    /** All articles, by SKU. */
    public List<Product> all() {
        return jdbc.sql(SELECT + "order by sku").query(Product.class).list();
    }

    private static List<Problem> problems(Product product, String path, Set<String> seen) {
        var problems = new ArrayList<Problem>();
        if (isMalformed(product.sku(), LONGEST_SKU)) {
            problems.add(Problem.at(path + "sku", "sku-malformed", Integer.toString(LONGEST_SKU)));
        } else if (!seen.add(product.sku())) {
            problems.add(Problem.at(path + "sku", "sku-twice", product.sku()));
        }
        if (isMalformed(product.name(), LONGEST_NAME)) {
            problems.add(Problem.at(path + "name", "product-name-malformed", Integer.toString(LONGEST_NAME)));
        }
        if (product.category() != null && isMalformed(product.category(), LONGEST_SKU)) {
            problems.add(Problem.at(path + "category", "product-category-malformed", Integer.toString(LONGEST_SKU)));
        }
        if (product.imageUrl() != null && !isPicture(product.imageUrl())) {
            problems.add(Problem.at(path + "imageUrl", "product-image-malformed", Integer.toString(LONGEST_ADDRESS)));
        }
        return problems;
    }

    /** An https address without anything that could end the attribute or the policy that it is written into. */
    private static boolean isPicture(String address) {
        return address.length() <= LONGEST_ADDRESS && PICTURE.matcher(address).matches();
    }

    private static boolean isMalformed(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0;
    }
}
