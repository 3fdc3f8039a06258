package io.daifa.aftersales;

/** The customer asks for nothing any more. */
public record CaseWithdrawn(CaseId caseId) {}
