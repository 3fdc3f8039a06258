package io.daifa.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refused;
import io.daifa.kernel.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;

/**
 * An error as {@code application/problem+json} (RFC 9457). Tasklist shows {@code message} and takes it for HTML, therefore
 * every text is escaped.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDocument(String type, String title, int status, String detail, String message, List<Item> problems) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of the reasons. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(@Nullable String field, String code, String detail) {}

    /** A refusal for business reasons; one that contradicts what stands is a conflict. */
    static ProblemDocument refused(Texts texts, Locale locale, Refused refused) {
        return refused(
                texts,
                locale,
                refused.problems(),
                refused.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** A refusal for these reasons. */
    static ProblemDocument refused(Texts texts, Locale locale, List<Problem> problems) {
        return refused(texts, locale, problems, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ProblemDocument refused(Texts texts, Locale locale, List<Problem> problems, HttpStatus status) {
        var items = problems.stream()
                .map(problem -> new Item(problem.field(), problem.code(), escaped(texts.of(locale, problem))))
                .toList();
        var detail = items.stream().map(Item::detail).collect(Collectors.joining(" "));
        return document(status, problems.get(0).code(), detail, items);
    }

    /** Any other error, whose text stands under {@code problem.<code>}. */
    static ProblemDocument of(Texts texts, Locale locale, HttpStatus status, String code) {
        return document(status, code, escaped(texts.of(locale, Problem.of(code))), List.of());
    }

    private static ProblemDocument document(HttpStatus status, String code, String detail, List<Item> items) {
        return new ProblemDocument(
                "urn:daifa:problem:" + code, status.getReasonPhrase(), status.value(), detail, detail, items);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
