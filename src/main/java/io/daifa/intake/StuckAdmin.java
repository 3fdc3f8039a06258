package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.kernel.CallersLanguage;
import io.daifa.kernel.StuckInstances;
import io.daifa.kernel.StuckInstances.Stuck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is stuck, for administrators. */
@RestController
@RequestMapping(path = "/api/admin/v1/stuck", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operation")
class StuckAdmin {

    private static final int MOST = 200;

    private final StuckInstances instances;
    private final MessageSource messages;

    StuckAdmin(StuckInstances instances, MessageSource messages) {
        this.instances = instances;
        this.messages = messages;
    }

    @Schema(name = "StuckInstance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StuckView(
            StuckInstances.Kind kind,

            @Schema(description = "The kind in words, in the language of Accept-Language.")
            String words,

            @Schema(example = "dropship-order") String process,

            @Schema(description = "The supplier order, after-sales case, change or refund.") @Nullable
            UUID businessKey,

            @Schema(description = "The instance, as Cockpit knows it.") @Nullable
            String instance,

            @Schema(example = "Receive_SupplierAnswer") @Nullable
            String element,

            @Schema(description = "The message that is missed, the row's state, or the job's error.") @Nullable
            String detail,

            @Nullable Instant since) {}

    @Schema(name = "StuckInstances")
    record StuckList(
            List<StuckView> stuck,

            @Schema(description = "How many waits were compared with the facts.")
            int waitsCompared,

            @Schema(description = "Whether those were all waits. The periodic sweep compares all of them, by and by.")
            boolean whole) {}

    @Operation(
            summary = "Ask what is stuck",
            description = "Empty when all is well: what is listed does not go on by itself. At most 200 of a kind.")
    @ApiResponse(responseCode = "200", description = "What is stuck.")
    @GetMapping
    StuckList stuck(@Parameter(hidden = true) HttpServletRequest request) {
        var language = CallersLanguage.of(request);
        var found = instances.all(MOST);
        return new StuckList(
                found.stuck().stream().map(stuck -> view(stuck, language)).toList(), found.waits(), found.whole());
    }

    private StuckView view(Stuck stuck, Locale language) {
        return new StuckView(
                stuck.kind(),
                messages.getMessage("stuckKind." + stuck.kind(), null, language),
                stuck.process(),
                stuck.businessKey(),
                stuck.instance(),
                stuck.element(),
                stuck.detail(),
                stuck.since());
    }
}
