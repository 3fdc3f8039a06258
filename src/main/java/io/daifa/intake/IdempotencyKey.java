package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** The name that a caller gives to a call, so that the same call sent again is known as such. */
record IdempotencyKey(String value) {

    /** Where it stands. */
    static final String HEADER = "Idempotency-Key";

    /** So many characters it has at most. */
    static final int LONGEST = 255;

    // A text as RFC 8941 writes it, and the same without its quotation marks, as many programs send it.
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])+)\"");
    private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-~]+");

    /** The request's key, where it has one; refuses what is none, and two. */
    static Optional<IdempotencyKey> of(HttpServletRequest request) {
        var given = Collections.list(request.getHeaders(HEADER));
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var text = given.get(0).strip();
        var quoted = QUOTED.matcher(text);
        var value = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : text;
        if (given.size() > 1
                || value.length() > LONGEST
                || !(quoted.matches() || BARE.matcher(text).matches())) {
            throw ApiProblem.at(HttpStatus.BAD_REQUEST, HEADER, "idempotency-key-malformed", Integer.toString(LONGEST));
        }
        return Optional.of(new IdempotencyKey(value));
    }
}
