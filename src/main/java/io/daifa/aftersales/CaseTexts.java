package io.daifa.aftersales;

import io.daifa.kernel.TextLimit;

/** How much may be written about a case. */
final class CaseTexts {

    /** What people write. */
    static final TextLimit WORDS = new TextLimit(2000, "case-text-too-long");

    /** A reference or an id from elsewhere. */
    static final TextLimit REFERENCE = new TextLimit(100, "case-text-too-long");

    private CaseTexts() {}
}
