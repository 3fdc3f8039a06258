package io.daifa.aftersales;

/** The customer has answered the offer that stood. */
public record OfferAnswered(CaseId caseId) {}
