package io.daifa.aftersales;

/** The replacement of a case was delivered, or will not be. */
public record ReplacementEnded(CaseId caseId) {}
