package io.daifa.kernel;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** An error as {@code application/problem+json} (RFC 9457). */
@Schema(name = "Problem", description = "An error, as RFC 9457 describes it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        @Schema(description = "What kind of error it is; stable.", example = "urn:daifa:problem:field-missing")
        String type,

        @Schema(description = "The status in words.", example = "Refused")
        String title,

        @Schema(example = "422") int status,

        @Schema(description = "What is wrong, in the language of Accept-Language: en or zh.")
        String detail,

        @Schema(description = "The path that was called; of an error of ours, what to quote when you report it.")
        String instance,

        @Schema(description = "Each thing that is wrong.") List<Item> problems,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

    /** One thing that is wrong. */
    @Schema(name = "ProblemItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Schema(description = "The path of the field.", example = "lines[0].quantity") @Nullable
            String field,

            @Schema(description = "What is wrong with it; stable.", example = "field-missing")
            String code,

            @Schema(description = "The same in words.", example = "This field is needed.")
            String detail) {}

    static ProblemDocument of(Texts texts, Locale language, ApiProblem problem, String instance) {
        var items = problem.problems().stream()
                .map(one -> new Item(one.field(), one.code(), texts.of(language, one)))
                .toList();
        return new ProblemDocument(
                "urn:daifa:problem:" + items.get(0).code(),
                texts.of(language, "problemTitle." + problem.status().name()),
                problem.status().value(),
                items.size() == 1
                        ? items.get(0).detail()
                        : texts.of(language, "problem.several", Integer.toString(items.size())),
                instance,
                items,
                problem.more());
    }

    /** The same, with all reasons once more in {@code message}, as HTML: a line each, behind the name that the form has for the field. */
    ProblemDocument withMessage(Texts texts, Locale language, Map<String, String> labels) {
        var message = problems.stream()
                .map(item -> item.field() != null && labels.containsKey(item.field())
                        ? texts.of(language, "problem.at-field", labels.get(item.field()), item.detail())
                        : item.detail())
                .map(line -> HtmlUtils.htmlEscape(line, "UTF-8"))
                .collect(Collectors.joining("<br>"));
        var members = new LinkedHashMap<>(more);
        members.put("message", message);
        return new ProblemDocument(type, title, status, detail, instance, problems, members);
    }
}
