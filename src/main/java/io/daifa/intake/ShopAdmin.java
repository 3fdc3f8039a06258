package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Refusal;
import io.daifa.shop.Shop;
import io.daifa.shop.ShopKeys;
import io.daifa.shop.Shops;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shops and their keys, for administrators. */
@RestController
@RequestMapping(path = "/api/admin/v1/shops", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Shops")
class ShopAdmin {

    private static final int LONGEST = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final String EXAMPLE = """
            {"code": "teashop", "name": "Tea shop", "platform": "shopify", "currency": "CNY", "language": "zh",
             "shipPromise": "PT48H", "contactEmail": "orders@teashop.example", "refunds": "BY_SHOP"}
            """;

    private final Shops shops;
    private final ShopKeys keys;

    ShopAdmin(Shops shops, ShopKeys keys) {
        this.shops = shops;
        this.keys = keys;
    }

    @Schema(name = "ShopDocument")
    record ShopDocument(
            @Schema(description = "2 to 32 small letters and digits; it stays.", example = "teashop")
            String code,

            String name,
            @Schema(example = "shopify") String platform,

            @Schema(description = "The currency of its orders, ISO 4217.", example = "CNY")
            String currency,

            @Schema(
                    description = "The language in which its customers are written to.",
                    allowableValues = {"zh", "en"})
            String language,

            @Schema(
                    description = "How long after payment the carrier's first scan is promised, in whole hours.",
                    example = "PT48H")
            String shipPromise,

            String contactEmail,

            @Schema(
                    description =
                            "Who pays its refunds: BY_HAND (our people, the default) or BY_SHOP (the shop, which is told in"
                                    + " its events).",
                    allowableValues = {"BY_HAND", "BY_SHOP"})
            String refunds,

            @Schema(
                    description =
                            "Its own warehouse with name and phone, where returns go that the supplier does not take.",
                    example = "张三 13800138000 浙江省杭州市余杭区文一西路 1 号")
            String returnAddress) {}

    @Schema(name = "Shop")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShopView(
            String code,
            String name,
            @Nullable String platform,
            String currency,
            String language,
            String shipPromise,
            @Nullable String contactEmail,
            String refunds,
            @Nullable String returnAddress) {

        static ShopView of(Shop shop) {
            return new ShopView(
                    shop.code(),
                    shop.name(),
                    shop.platform(),
                    shop.currency(),
                    shop.language().getLanguage(),
                    "PT" + shop.shipPromise().toHours() + "H",
                    shop.contactEmail(),
                    shop.refunds().name(),
                    shop.returnAddress());
        }
    }

    @Schema(name = "ShopKeyDocument")
    record KeyDocument(
            @Schema(description = "What the key is for.", example = "production")
            String name) {}

    @Schema(name = "ShopKey")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            UUID keyId,
            String name,
            String createdBy,
            Instant createdAt,
            @Nullable Instant revokedAt,

            @Schema(description = "Shown once, when the key is issued.") @Nullable
            String secret) {

        static KeyView of(ShopKeys.ShopKey key, @Nullable String secret) {
            return new KeyView(key.id(), key.name(), key.createdBy(), key.createdAt(), key.revokedAt(), secret);
        }

        @Override
        public String toString() {
            return "KeyView[" + keyId + "]";
        }
    }

    @Schema(name = "Shops")
    record ShopList(List<ShopView> shops) {}

    @Schema(name = "ShopKeys")
    record KeyList(List<KeyView> keys) {}

    @Operation(
            summary = "Take a shop in",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ShopDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "201", description = "The shop.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShopView> register(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var shop = shops.register(read(null, body));
        return ResponseEntity.created(URI.create("/api/admin/v1/shops/" + shop.code()))
                .body(ShopView.of(shop));
    }

    @Operation(
            summary = "Change a shop",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ShopDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "The shop.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ShopView change(@PathVariable String code, @RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        return ShopView.of(shops.change(read(find(code), body)));
    }

    @Operation(summary = "List the shops")
    @ApiResponse(responseCode = "200", description = "All shops.")
    @GetMapping
    ShopList all() {
        return new ShopList(shops.all().stream().map(ShopView::of).toList());
    }

    @Operation(summary = "Ask for a shop")
    @ApiResponse(responseCode = "200", description = "The shop.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/{code}")
    ShopView one(@PathVariable String code) {
        return ShopView.of(find(code));
    }

    @Operation(
            summary = "Issue a key",
            description =
                    "The answer holds the secret. It is not stored and never shown again, but to the same call under the same"
                            + " Idempotency-Key, which is needed: two calls without one would issue two keys.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = KeyDocument.class))))
    @ApiResponse(responseCode = "201", description = "The key with its secret.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @NeedsIdempotencyKey
    @PostMapping(path = "/{code}/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<KeyView> issue(
            @PathVariable String code,
            @Parameter(hidden = true) Principal caller,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var shop = find(code);
        var fields = Fields.of(JsonBody.read(body));
        var name = fields.text("name", LONGEST);
        fields.close();
        fields.refuse();
        var issued = keys.issue(shop.id(), name, Actor.staff(caller.getName()));
        return ResponseEntity.created(URI.create("/api/admin/v1/shops/" + shop.code() + "/keys/"
                        + issued.key().id()))
                .cacheControl(CacheControl.noStore())
                .body(KeyView.of(issued.key(), issued.secret()));
    }

    @Operation(summary = "List a shop's keys", description = "Newest first, without their secrets.")
    @ApiResponse(responseCode = "200", description = "Its keys.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/{code}/keys")
    KeyList keys(@PathVariable String code) {
        return new KeyList(keys.of(find(code).id()).stream()
                .map(key -> KeyView.of(key, null))
                .toList());
    }

    @Operation(summary = "Revoke a key", description = "At once; again changes nothing.")
    @ApiResponse(responseCode = "204", description = "It opens nothing any more.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @DeleteMapping("/{code}/keys/{keyId}")
    ResponseEntity<Void> revoke(@PathVariable String code, @PathVariable UUID keyId) throws Refusal {
        if (keys.of(find(code).id()).stream().noneMatch(key -> key.id().equals(keyId))) {
            throw ApiProblem.notFound();
        }
        keys.revoke(keyId);
        return ResponseEntity.noContent().build();
    }

    private Shop find(String code) {
        return shops.byCode(code.replace("\0", "")).orElseThrow(ApiProblem::notFound);
    }

    /** The shop as it is written; of one that is changed, the code may be left out. */
    private static Shop read(@Nullable Shop before, byte @Nullable [] body) throws Refusal {
        var fields = Fields.of(JsonBody.read(body));
        var code = before == null ? fields.text("code", LONGEST) : fields.optionalText("code", LONGEST);
        var shop = new Shop(
                before == null ? io.daifa.kernel.Ids.next() : before.id(),
                code == null && before != null ? before.code() : code,
                fields.text("name", LONGEST),
                fields.optionalText("platform", LONGEST),
                fields.currency("currency"),
                java.util.Objects.requireNonNullElse(fields.optionalLanguage("language"), Languages.CHINESE),
                promise(fields),
                fields.optionalEmail("contactEmail"),
                java.util.Objects.requireNonNullElse(
                        fields.optionalConstant("refunds", Shop.Refunds.class),
                        before == null ? Shop.Refunds.BY_HAND : before.refunds()),
                fields.optionalProse("returnAddress", LONGEST_ADDRESS));
        fields.close();
        fields.refuse();
        return shop;
    }

    private static @Nullable Duration promise(Fields fields) {
        var text = fields.text("shipPromise", LONGEST);
        var promise = text == null ? null : Durations.of(text).orElse(null);
        if (text != null && promise == null) {
            fields.problem("shipPromise", "duration-malformed");
        }
        return promise;
    }
}
