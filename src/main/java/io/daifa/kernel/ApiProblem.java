package io.daifa.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** An error of an interface on its way to the caller: its status, its reasons, and what else the answer carries. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Problem> problems;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    private ApiProblem(HttpStatus status, List<Problem> problems) {
        super(status.value() + " " + problems.get(0).code(), null, false, false);
        this.status = status;
        this.problems = problems;
    }

    /** An error of the request as a whole; its text stands under {@code problem.<code>}. */
    public static ApiProblem of(HttpStatus status, String code, Object... arguments) {
        return new ApiProblem(status, List.of(Problem.of(code, arguments)));
    }

    /** An error at one place of the request. */
    public static ApiProblem at(HttpStatus status, String field, String code, Object... arguments) {
        return new ApiProblem(status, List.of(Problem.at(field, code, arguments)));
    }

    /** A business refusal: 422, or 409 where it contradicts what stands. */
    public static ApiProblem of(Refusal refusal) {
        return refused(refusal.problems(), refusal.isConflict());
    }

    /** The same, from its parts. */
    public static ApiProblem refused(List<Problem> problems, boolean conflict) {
        return new ApiProblem(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY, problems);
    }

    /** There is no such thing, or the caller may not know of it. */
    public static ApiProblem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    /** The same, with a header on the answer. */
    public ApiProblem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same, with a further member in the document. */
    public ApiProblem and(String member, Object value) {
        more.put(member, value);
        return this;
    }

    /** The status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** The reasons. */
    public List<Problem> problems() {
        return problems;
    }

    /** Headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Further members of the document. */
    public Map<String, Object> more() {
        return more;
    }
}
