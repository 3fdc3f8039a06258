package io.daifa.desk;

import io.daifa.records.Export;
import io.daifa.records.Exports;
import io.daifa.records.RecordKind;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The files that a person asked for: how far they are, and where to fetch them. Another's are not found. */
@Controller
@RequestMapping("/desk/records/exports")
class ExportsPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String SECONDS_TO_NEXT_LOOK = "10";

    private final Exports exports;
    private final RecordView view;
    private final Wordings wordings;

    ExportsPage(Exports exports, RecordView view, Wordings wordings) {
        this.exports = exports;
        this.view = view;
        this.wordings = wordings;
    }

    /** An export as people read it. */
    record Row(
            UUID id,
            String name,
            String format,
            String filter,
            String list,
            boolean receivers,
            String asked,
            String state,
            boolean busy,
            boolean counting,
            boolean ready,
            long done,
            @Nullable Long all,
            String size,
            @Nullable String problem) {}

    @GetMapping
    String list(Authentication user, Locale language, Model model, HttpServletResponse response) {
        var wording = wordings.in(language);
        var own = exports.of(user.getName());
        if (own.stream().anyMatch(Export::isBusy)) {
            // The page looks again by itself, without a script.
            response.setHeader("Refresh", SECONDS_TO_NEXT_LOOK);
        }
        model.addAttribute(
                "rows", own.stream().map(export -> row(export, wording)).toList());
        model.addAttribute("kept", Exports.MOST_KEPT);
        return "desk/exports";
    }

    @GetMapping("/{id}/file")
    ResponseEntity<Resource> fetch(@PathVariable UUID id, Authentication user, Locale language) {
        var export =
                exports.find(id, user.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        OrderRequest.require(!export.receivers() || Allowed.to(user).receiver());
        var file =
                exports.fetch(id, user.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(export.format() == Export.Format.CSV ? CSV : XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(export, wordings.in(language)), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }

    @PostMapping(path = "/{id}", params = "do=discard")
    String discard(@PathVariable UUID id, Authentication user) {
        exports.discard(id, user.getName());
        return "redirect:/desk/records/exports";
    }

    private Row row(Export export, Wording wording) {
        return new Row(
                export.id(),
                wording.word("records", export.query().kind()),
                export.format().name(),
                view.said(export.query(), wording),
                "/desk/records/" + export.query().kind().path() + "?"
                        + export.query().address(),
                export.receivers() && export.query().kind() == RecordKind.ORDERS,
                wording.at(export.askedAt()),
                wording.word("records.state", export.state()),
                export.isBusy(),
                export.state() == Export.State.RUNNING,
                export.state() == Export.State.READY,
                export.rowsDone(),
                export.rowsAll(),
                size(export.bytes()),
                export.problem() == null ? null : wording.text("problem." + export.problem()));
    }

    private static String name(Export export, Wording wording) {
        var day = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(wording.zone());
        return wording.word("records", export.query().kind()) + "-" + day.format(export.askedAt()) + "."
                + export.format().ending();
    }

    private static String size(@Nullable Long bytes) {
        if (bytes == null) {
            return "";
        }
        return bytes < 1_000_000 ? (bytes + 999) / 1000 + " KB" : "%.1f MB".formatted(bytes / 1e6);
    }
}
