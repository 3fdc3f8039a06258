package io.daifa.aftersales;

/** The goods of a case are on their way back: their carrier's number is known. */
public record ReturnSent(CaseId caseId) {}
