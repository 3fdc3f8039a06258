package io.daifa.order;

/**
 * A province (code of 2 digits), city (4) or district (6) of China, by its code of GB/T 2260 and its name. The city level of a municipality,
 * which the standard calls 市辖区 or 县, bears the municipality's name here, as carriers and platforms write it.
 */
public record Division(String code, String name) {}
