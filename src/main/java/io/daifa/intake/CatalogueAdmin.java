package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Refusal;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.Suppliers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Articles, suppliers and what these offer, for administrators: as lists in JSON or as tables in CSV, all of it or nothing. */
@RestController
@RequestMapping(path = "/api/admin/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Articles and suppliers")
class CatalogueAdmin {

    private static final String CSV = "text/csv";
    private static final int MOST = 5000;
    private static final int LONGEST = 300;
    private static final int LONGEST_ADDRESS = 1000;

    private static final String TABLES =
            "UTF-8, with or without a byte-order mark; titles in the first line, in English or Chinese, in any"
                    + " sequence. All rows are taken or none; what is wrong is told with its line and column.";

    private final Products products;
    private final Suppliers suppliers;

    CatalogueAdmin(Products products, Suppliers suppliers) {
        this.products = products;
        this.suppliers = suppliers;
    }

    @Schema(name = "Product")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProductDocument(
            @Schema(example = "A") String sku,
            @Schema(example = "商品A") String name,
            @Schema(example = "tea") @Nullable String category,

            @Schema(description = "Whether the seven days without a reason are excluded; false by default.")
            boolean excludedFromReturns,

            @Schema(
                    description = "Where its picture is, for staff: an https address.",
                    example = "https://img.example.com/a.jpg")
            @Nullable
            String imageUrl) {}

    @Schema(name = "Products")
    record ProductList(List<ProductDocument> products) {}

    @Schema(name = "Supplier")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SupplierDocument(
            @Schema(
                    description = "Letters, digits, - and _; what is put under it again is changed.",
                    example = "MINGDA")
            String code,

            @Schema(example = "明达物流") String name,
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String email,

            @Schema(
                    description = "How purchase orders reach it: by mail where it has an address, by default.",
                    allowableValues = {"MAIL", "PHONE"})
            String channel,

            @Schema(
                    description = "zh by default.",
                    allowableValues = {"zh", "en"})
            String language,

            @Schema(description = "How long it has to ship, in whole hours.", example = "PT24H")
            String shipTime,

            @Schema(description = "How long it has to answer, in whole hours; a day by default.", example = "PT24H")
            String answerTime,

            @Schema(
                    description = "Provinces that it does not send to, by their codes of two digits.",
                    example = "[\"65\"]")
            List<String> notServed,

            @Nullable String returnAddress,
            @Schema(description = "true by default.") boolean active) {

        static SupplierDocument of(Supplier supplier) {
            return new SupplierDocument(
                    supplier.code(),
                    supplier.name(),
                    supplier.contact(),
                    supplier.phone(),
                    supplier.email(),
                    supplier.channel().name(),
                    supplier.language().getLanguage(),
                    "PT" + supplier.shipTime().toHours() + "H",
                    "PT" + supplier.answerTime().toHours() + "H",
                    supplier.notServed(),
                    supplier.returnAddress(),
                    supplier.active());
        }
    }

    @Schema(name = "Suppliers")
    record SupplierList(List<SupplierDocument> suppliers) {}

    @Schema(name = "Offer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferDocument(
            @Schema(description = "The supplier's code.", example = "MINGDA")
            String supplier,

            @Schema(example = "A") String sku,

            @Schema(description = "What a piece costs. " + OrderDocument.AMOUNT, example = "42.00")
            String cost,

            @Schema(example = "CNY") String currency,

            @Schema(description = "Missing: the supplier does not tell.") @Nullable
            Integer stock,

            @Schema(description = "true by default.") boolean active) {}

    @Schema(name = "Offers")
    record OfferList(List<OfferDocument> offers) {}

    @Schema(name = "Stored")
    record Stored(
            @Schema(description = "How many were taken in or changed.")
            int stored) {}

    @Operation(
            summary = "Put articles",
            description = "New ones are taken in, those with the same SKU changed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ProductList.class))))
    @ApiResponse(responseCode = "200", description = "All are stored.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PutMapping(path = "/products", consumes = MediaType.APPLICATION_JSON_VALUE)
    Stored putProducts(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var document = Fields.of(JsonBody.read(body));
        var read = new ArrayList<Product>();
        for (var fields : document.list("products", 1, MOST)) {
            read.add(new Product(
                    fields.text("sku", OrderReader.LONGEST_SKU),
                    fields.text("name", OrderReader.LONGEST_NAME),
                    fields.optionalText("category", OrderReader.LONGEST_SKU),
                    fields.flag("excludedFromReturns", false),
                    fields.optionalText("imageUrl", LONGEST_ADDRESS)));
            fields.close();
        }
        document.close();
        document.refuse();
        products.put(read);
        return new Stored(read.size());
    }

    @Operation(
            summary = "Upload a table of articles",
            description = TABLES,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                            sku,name,category,excludedFromReturns,imageUrl
                                                            A,商品A,tea,false,https://img.example.com/a.jpg
                                                            """))))
    @ApiResponse(responseCode = "200", description = "All are stored.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/products", consumes = CSV)
    Stored uploadProducts(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var table = CsvTable.read(body, Tables.PRODUCTS);
        var read = Tables.products(table);
        try {
            products.put(read);
        } catch (Refusal refusal) {
            throw table.told(refusal, Map.of());
        }
        return new Stored(read.size());
    }

    @Operation(summary = "List the articles")
    @ApiResponse(responseCode = "200", description = "All articles.")
    @GetMapping("/products")
    ProductList products() {
        return new ProductList(products.all().stream()
                .map(product -> new ProductDocument(
                        product.sku(),
                        product.name(),
                        product.category(),
                        product.excludedFromReturns(),
                        product.imageUrl()))
                .toList());
    }

    @Operation(
            summary = "Put suppliers",
            description = "New ones are taken in, those with the same code changed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SupplierList.class))))
    @ApiResponse(responseCode = "200", description = "The suppliers.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PutMapping(path = "/suppliers", consumes = MediaType.APPLICATION_JSON_VALUE)
    SupplierList putSuppliers(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var document = Fields.of(JsonBody.read(body));
        var read = new ArrayList<Supplier>();
        for (var fields : document.list("suppliers", 1, MOST)) {
            read.add(supplier(fields));
            fields.close();
        }
        document.close();
        document.refuse();
        return shown(suppliers.put(read));
    }

    @Operation(
            summary = "Upload a table of suppliers",
            description =
                    TABLES + " Titles: code 供应商编码, name 供应商名称, contact 联系人, phone 联系电话, email 邮箱, channel 联系方式,"
                            + " language 语言, shipTime 发货时间要求 (PT24H, 24h, 1天内), answerTime 答复时间要求, notServed 不发货省份,"
                            + " returnAddress 退货地址, active 启用. Needed are name and shipTime; without a code the name makes one.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                            供应商名称,联系人,联系电话,邮箱,发货时间要求
                                                            明达物流,张三,13800138000,orders@mingda.example,1天内
                                                            """))))
    @ApiResponse(responseCode = "200", description = "The suppliers.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/suppliers", consumes = CSV)
    SupplierList uploadSuppliers(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var table = CsvTable.read(body, Tables.SUPPLIERS);
        var read = Tables.suppliers(table, suppliers.all());
        try {
            return shown(suppliers.put(read));
        } catch (Refusal refusal) {
            throw table.told(refusal, Map.of());
        }
    }

    @Operation(summary = "List the suppliers")
    @ApiResponse(responseCode = "200", description = "All suppliers.")
    @GetMapping("/suppliers")
    SupplierList suppliers() {
        return shown(suppliers.all());
    }

    @Operation(
            summary = "Put offers",
            description = "New ones are taken in, those of the same supplier and SKU changed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = OfferList.class))))
    @ApiResponse(responseCode = "200", description = "All are stored.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PutMapping(path = "/offers", consumes = MediaType.APPLICATION_JSON_VALUE)
    Stored putOffers(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var known = suppliers.all().stream().collect(Collectors.toMap(Supplier::code, Function.identity()));
        var document = Fields.of(JsonBody.read(body));
        var read = new ArrayList<Offer>();
        for (var fields : document.list("offers", 1, MOST)) {
            var code = fields.text("supplier", LONGEST);
            if (code != null && !known.containsKey(code)) {
                fields.problem("supplier", "supplier-not-known", code);
            }
            var currency = fields.currency("currency");
            read.add(new Offer(
                    code == null || !known.containsKey(code)
                            ? null
                            : known.get(code).id(),
                    fields.text("sku", OrderReader.LONGEST_SKU),
                    fields.amount("cost", currency),
                    fields.optionalInteger("stock", 0, 999_999_999),
                    fields.flag("active", true)));
            fields.close();
        }
        document.close();
        document.refuse();
        suppliers.putOffers(read);
        return new Stored(read.size());
    }

    @Operation(
            summary = "Upload a table of offers",
            description =
                    TABLES
                            + " Titles: supplier 供应商编码 (the code or the name), sku 商品编码, cost 供货价, currency 币种, stock 库存, active 启用.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                            supplier,sku,cost,currency,stock
                                                            MINGDA,A,42.00,CNY,100
                                                            """))))
    @ApiResponse(responseCode = "200", description = "All are stored.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/offers", consumes = CSV)
    Stored uploadOffers(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var table = CsvTable.read(body, Tables.OFFERS);
        var read = Tables.offers(table, suppliers.all());
        try {
            suppliers.putOffers(read);
        } catch (Refusal refusal) {
            throw table.told(refusal, Map.of("supplierId", "supplier"));
        }
        return new Stored(read.size());
    }

    @Operation(summary = "List a supplier's offers")
    @ApiResponse(responseCode = "200", description = "All its offers.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/suppliers/{code}/offers")
    OfferList offers(@PathVariable String code) {
        var supplier = suppliers.byCode(code.replace("\0", "")).orElseThrow(ApiProblem::notFound);
        return new OfferList(suppliers.offersBy(supplier.id()).stream()
                .map(offer -> new OfferDocument(
                        supplier.code(),
                        offer.sku(),
                        offer.cost().amount().toPlainString(),
                        offer.cost().currency(),
                        offer.stock(),
                        offer.active()))
                .toList());
    }

    private static SupplierList shown(List<Supplier> suppliers) {
        return new SupplierList(suppliers.stream().map(SupplierDocument::of).toList());
    }

    private static Supplier supplier(Fields fields) {
        var email = fields.optionalEmail("email");
        var channel = fields.optionalConstant("channel", Channel.class);
        return new Supplier(
                Ids.next(),
                fields.text("code", LONGEST),
                fields.text("name", LONGEST),
                fields.optionalText("contact", LONGEST),
                fields.optionalText("phone", LONGEST),
                email,
                channel != null ? channel : email == null ? Channel.PHONE : Channel.MAIL,
                Objects.requireNonNullElse(fields.optionalLanguage("language"), Languages.CHINESE),
                duration(fields, "shipTime", fields.text("shipTime", LONGEST)),
                Optional.ofNullable(duration(fields, "answerTime", fields.optionalText("answerTime", LONGEST)))
                        .orElse(Tables.ANSWER_TIME),
                fields.texts("notServed", 40, 2),
                fields.optionalText("returnAddress", LONGEST),
                fields.flag("active", true));
    }

    private static @Nullable Duration duration(Fields fields, String name, @Nullable String text) {
        var duration = text == null ? null : Durations.of(text).orElse(null);
        if (text != null && duration == null) {
            fields.problem(name, "duration-malformed");
        }
        return duration;
    }
}
