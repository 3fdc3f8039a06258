package io.daifa.aftersales;

/** The goods of a case have come back, by the carrier's word or ours. */
public record ReturnArrived(CaseId caseId) {}
