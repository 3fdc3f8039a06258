package io.daifa.order;

import org.jspecify.annotations.Nullable;

/** What kind of phone a receiver's phone is, and so what can be done with it. */
public enum PhoneKind {
    /** A number that anybody can call, of any country, a mobile or a landline. */
    PLAIN(null),
    /** A mainland mobile number with an extension, as platforms lend it for some weeks; both are needed to call. */
    VIRTUAL_EXT(null),
    /** A well-formed mask, 3+4+4 such as {@code 138****1234}: nobody can call it, its last four digits are good for tracking. */
    MASKED("phone-masked"),
    /** A platform's ciphertext or reference (oaid, caid): only channels of that platform can use it. */
    CIPHER_REF("phone-cipher"),
    /** None of the above, a malformed mask among them. */
    INVALID("phone-invalid");

    private final @Nullable String problemCode;

    PhoneKind(@Nullable String problemCode) {
        this.problemCode = problemCode;
    }

    /** The code of the problem that a phone of this kind is for who must call it, or null where it is none. */
    public @Nullable String problemCode() {
        return problemCode;
    }
}
