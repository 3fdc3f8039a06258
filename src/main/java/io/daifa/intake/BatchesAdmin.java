package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.batch.Batch;
import io.daifa.batch.Batches;
import io.daifa.batch.Cause;
import io.daifa.batch.Preview;
import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many orders held or rerouted at once, for administrators. */
@RestController
@RequestMapping(path = "/api/admin/v1/batches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Batches")
class BatchesAdmin {

    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 500;
    private static final int LATEST = 100;
    private static final int MOST_ORDERS = 1000;
    private static final String EXAMPLE = """
            {"action": "HOLD", "cause": {"kind": "SKU", "sku": "SP-A", "supplier": "MINGDA"}, "note": "Out of stock until Friday"}
            """;

    private final Batches batches;
    private final Suppliers suppliers;

    BatchesAdmin(Batches batches, Suppliers suppliers) {
        this.batches = batches;
        this.suppliers = suppliers;
    }

    @Schema(name = "BatchCause")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CauseDocument(
            Cause.Kind kind,

            @Schema(description = "Of a SKU.", example = "SP-A") @Nullable
            String sku,

            @Schema(
                    description =
                            "A supplier's code: of a SUPPLIER, and of a SKU where only that supplier's stock is out.")
            @Nullable
            String supplier,

            @Schema(
                    description = "Of a REGION: the code of a province (2 digits), a city (4) or a district (6).",
                    example = "65")
            @Nullable
            String region) {}

    @Schema(name = "BatchDocument")
    record BatchDocument(
            Batch.Action action,
            CauseDocument cause,

            @Schema(description = "Why; shown with each order. Not needed for a preview.")
            String note) {}

    @Schema(name = "BatchPreview")
    record PreviewView(
            @Schema(description = "How many orders would be worked.")
            int orders,

            @Schema(description = "The first of them.") List<UUID> first,
            int supplierOrders,
            int pieces,

            @Schema(description = "What was paid for these orders, by currency.")
            List<AmountView> paid,

            @Schema(description = "How many orders meet the cause and would be left out, by the reason.")
            Map<Batch.Reason, Integer> leftOut,

            @Schema(description = "How many orders have no supplier yet, and may meet the cause when they get one.")
            int withoutSupplier) {

        static PreviewView of(Preview preview) {
            return new PreviewView(
                    preview.count(),
                    preview.orders().stream().map(OrderId::value).toList(),
                    preview.supplierOrders(),
                    preview.pieces(),
                    preview.paid().stream()
                            .map(money -> new AmountView(money.amount().toPlainString(), money.currency()))
                            .toList(),
                    preview.left(),
                    preview.later());
        }
    }

    @Schema(name = "BatchAmount")
    record AmountView(String amount, String currency) {}

    @Schema(name = "BatchProgress")
    record ProgressView(
            int orders, int planned, int done, int leftBehind, int failed, int toRelease, int released, int later) {

        static ProgressView of(Batch.Progress progress) {
            return new ProgressView(
                    progress.all(),
                    progress.planned(),
                    progress.done(),
                    progress.left(),
                    progress.failed(),
                    progress.toRelease(),
                    progress.released(),
                    progress.later());
        }
    }

    @Schema(name = "Batch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchView(
            UUID batchId,
            Batch.Action action,

            @Schema(description = "None where a person has chosen tasks.") @Nullable
            CauseDocument cause,

            String note,
            Batch.State state,
            Instant startedAt,
            String startedBy,
            @Nullable Instant releasedAt,
            @Nullable String releasedBy,
            ProgressView progress) {}

    @Schema(name = "Batches")
    record BatchList(List<BatchView> batches) {}

    @Schema(name = "BatchOrder")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderView(
            UUID orderId,
            Batch.Part state,
            Batch.@Nullable Reason reason,

            @Schema(description = "Whether it came in after the batch was started.")
            boolean later) {}

    @Schema(name = "BatchOrders")
    record OrderList(List<OrderView> orders) {}

    @Operation(
            summary = "Look at what a batch would do",
            description = "Changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = BatchDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "What it would do now.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    PreviewView preview(@RequestBody(required = false) byte @Nullable [] body) throws Refusal {
        var asked = read(body);
        return PreviewView.of(batches.preview(asked.action(), asked.cause()));
    }

    @Operation(
            summary = "Start a batch",
            description =
                    "Its orders are worked within minutes: ask for the batch to see how far it is. A hold stands until it is released,"
                            + " and orders that meet its cause later are held, too.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = BatchDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "201", description = "The batch.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @NeedsIdempotencyKey
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchView> start(
            @Parameter(hidden = true) Principal caller, @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var asked = read(body);
        var id = Ids.next();
        batches.start(id, asked.action(), asked.cause(), asked.note(), Actor.staff(caller.getName()));
        return ResponseEntity.created(URI.create("/api/admin/v1/batches/" + id)).body(one(id));
    }

    @Operation(summary = "Release what a batch holds", description = "Again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The batch.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping("/{id}/release")
    BatchView release(@PathVariable UUID id, @Parameter(hidden = true) Principal caller) throws Refusal {
        find(id);
        batches.release(id, Actor.staff(caller.getName()));
        return one(id);
    }

    @Operation(summary = "Try again what failed")
    @ApiResponse(responseCode = "200", description = "The batch.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @PostMapping("/{id}/try-again")
    BatchView tryAgain(@PathVariable UUID id) {
        find(id);
        batches.tryAgain(id);
        return one(id);
    }

    @Operation(summary = "List the batches", description = "The last hundred, newest first.")
    @ApiResponse(responseCode = "200", description = "The batches.")
    @GetMapping
    BatchList all() {
        return new BatchList(batches.latest(LATEST).stream().map(this::view).toList());
    }

    @Operation(summary = "Ask for a batch")
    @ApiResponse(responseCode = "200", description = "The batch, and how far it is.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/{id}")
    BatchView one(@PathVariable UUID id) {
        return view(find(id));
    }

    @Operation(
            summary = "Ask for a batch's orders",
            description = "At most a thousand, first those that failed or were left behind.")
    @ApiResponse(responseCode = "200", description = "Its orders.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/{id}/orders")
    OrderList orders(@PathVariable UUID id) {
        find(id);
        return new OrderList(batches.orders(id, MOST_ORDERS).stream()
                .map(item -> new OrderView(item.orderId().value(), item.part(), item.reason(), item.later()))
                .toList());
    }

    private record Asked(
            Batch.Action action, Cause cause, @Nullable String note) {}

    private Asked read(byte @Nullable [] body) throws Refusal {
        var fields = Fields.of(JsonBody.read(body));
        var action = fields.constant("action", Batch.Action.class);
        var cause = fields.object("cause");
        var kind = cause.constant("kind", Cause.Kind.class);
        var sku = cause.optionalText("sku", LONGEST);
        var code = cause.optionalText("supplier", LONGEST);
        var region = cause.optionalText("region", LONGEST);
        var supplier = suppliers.all().stream()
                .filter(one -> one.code().equals(code))
                .map(Supplier::id)
                .findFirst()
                .orElse(null);
        if (code != null && supplier == null) {
            cause.problem("supplier", "supplier-not-known", code);
        }
        var note = fields.optionalProse("note", LONGEST_NOTE);
        cause.close();
        fields.close();
        fields.refuse();
        return new Asked(
                action,
                switch (kind) {
                    case SKU -> Cause.ofSku(sku == null ? "" : sku, supplier);
                    case SUPPLIER -> Cause.ofSupplier(supplier);
                    case REGION -> Cause.ofRegion(region == null ? "" : region);
                },
                note);
    }

    private Batch find(UUID id) {
        return batches.find(id).orElseThrow(ApiProblem::notFound);
    }

    private BatchView view(Batch batch) {
        var cause = batch.cause();
        return new BatchView(
                batch.id(),
                batch.action(),
                cause == null ? null : document(cause),
                batch.note(),
                batch.state(),
                batch.startedAt(),
                batch.startedBy(),
                batch.releasedAt(),
                batch.releasedBy(),
                ProgressView.of(batch.progress()));
    }

    private CauseDocument document(Cause cause) {
        var supplier = cause.supplierId() == null
                ? null
                : suppliers.find(cause.supplierId()).map(Supplier::code).orElse(null);
        return new CauseDocument(cause.kind(), cause.sku(), supplier, cause.region());
    }
}
