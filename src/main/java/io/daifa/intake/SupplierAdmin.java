package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierLimit;
import io.daifa.supplier.SupplierLimits;
import io.daifa.supplier.SupplierStop;
import io.daifa.supplier.SupplierStops;
import io.daifa.supplier.Suppliers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When a supplier takes no orders, and how much it may have open, for administrators. */
@RestController
@RequestMapping(path = "/api/admin/v1/suppliers/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Articles and suppliers")
class SupplierAdmin {

    private static final int MOST = 200;
    private static final int LONGEST = 300;
    private static final int MOST_UNITS = 1_000_000_000;

    private final Suppliers suppliers;
    private final SupplierStops stops;
    private final SupplierLimits limits;

    SupplierAdmin(Suppliers suppliers, SupplierStops stops, SupplierLimits limits) {
        this.suppliers = suppliers;
        this.stops = stops;
        this.limits = limits;
    }

    @Schema(name = "SupplierStop")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StopDocument(
            @Schema(description = "From when it takes no orders.", example = "2027-02-03T00:00:00+08:00")
            Instant from,

            @Schema(description = "From when it takes orders again.", example = "2027-02-13T00:00:00+08:00")
            Instant until,

            @Nullable String note) {}

    @Schema(name = "SupplierStops")
    record StopList(List<StopDocument> stops) {}

    @Schema(name = "SupplierLimitAmount")
    record AmountDocument(
            @Schema(description = OrderDocument.AMOUNT, example = "20000.00")
            String amount,

            @Schema(example = "CNY") String currency) {}

    @Schema(name = "SupplierLimit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LimitDocument(
            @Schema(
                    description = "How many units may be given to it and not shipped yet; missing: as many as come.",
                    example = "500")
            @Nullable
            Integer openUnits,

            @Schema(
                    description =
                            "What these may cost; missing: as much as comes. Offers in another currency are not held against it.")
            @Nullable
            AmountDocument openAmount) {

        static LimitDocument of(SupplierLimit limit) {
            var amount = limit.openAmount();
            return new LimitDocument(
                    limit.openUnits(),
                    amount == null ? null : new AmountDocument(amount.amount().toPlainString(), amount.currency()));
        }
    }

    @Operation(
            summary = "Say when a supplier takes no orders",
            description =
                    "These take the place of all that stood there. Nothing is routed to it in these times; what it has been asked for already"
                            + " stays with it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = StopList.class))))
    @ApiResponse(responseCode = "200", description = "The supplier's times.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PutMapping(path = "/stops", consumes = MediaType.APPLICATION_JSON_VALUE)
    StopList putStops(@PathVariable String code, @RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var supplier = existing(code);
        var document = Fields.of(JsonBody.read(body));
        var read = new ArrayList<SupplierStop>();
        for (var fields : document.list("stops", 0, MOST)) {
            read.add(new SupplierStop(
                    fields.time("from", Fields.LATEST),
                    fields.time("until", Fields.LATEST),
                    fields.optionalText("note", LONGEST)));
            fields.close();
        }
        document.close();
        document.refuse();
        stops.put(supplier.id(), read);
        return shown(supplier);
    }

    @Operation(summary = "List when a supplier takes no orders")
    @ApiResponse(responseCode = "200", description = "The supplier's times, past ones too.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/stops")
    StopList stops(@PathVariable String code) {
        return shown(existing(code));
    }

    @Operation(
            summary = "Limit what a supplier may have open",
            description = "A supplier that has as much open is not routed to until it has shipped some of it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = LimitDocument.class))))
    @ApiResponse(responseCode = "200", description = "The supplier's limit.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PutMapping(path = "/limit", consumes = MediaType.APPLICATION_JSON_VALUE)
    LimitDocument putLimit(@PathVariable String code, @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var supplier = existing(code);
        var fields = Fields.of(JsonBody.read(body));
        var units = fields.optionalInteger("openUnits", 1, MOST_UNITS);
        var money = fields.optionalObject("openAmount");
        var amount = money == null ? null : money.amount("amount", money.currency("currency"));
        if (money != null) {
            money.close();
        }
        var limit = new SupplierLimit(units, amount);
        fields.close();
        fields.refuse();
        limits.put(supplier.id(), limit);
        return LimitDocument.of(limits.of(supplier.id()));
    }

    @Operation(summary = "Show what a supplier may have open")
    @ApiResponse(responseCode = "200", description = "The supplier's limit; empty where it has none.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/limit")
    LimitDocument limit(@PathVariable String code) {
        return LimitDocument.of(limits.of(existing(code).id()));
    }

    private Supplier existing(String code) {
        return suppliers.byCode(code.replace("\0", "")).orElseThrow(ApiProblem::notFound);
    }

    private StopList shown(Supplier supplier) {
        return new StopList(stops.of(supplier.id()).stream()
                .map(stop -> new StopDocument(stop.from(), stop.until(), stop.note()))
                .toList());
    }
}
