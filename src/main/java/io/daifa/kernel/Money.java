package io.daifa.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount in a currency (ISO 4217), with the currency's number of decimals. Amounts of two currencies never mix. */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,4})?) ([A-Z]{3})");

    /** Refuses an amount with more decimals than the currency has, and an unknown currency, with an IllegalArgumentException. */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        var decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        try {
            amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(amount + " has more than " + decimals + " decimals", e);
        }
    }

    /** The amount that the text names, such as {@code of("12.50", "CNY")}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** Nothing, in that currency. */
    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** This and the other together. */
    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    /** This less the other. */
    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    /** This, that many times. */
    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** Whether it is more than nothing. */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    /** The amount as people write it in that language: {@code ¥118.00} in Chinese, {@code CN¥118.00} in English. */
    public String in(Locale language) {
        var format = NumberFormat.getCurrencyInstance(
                Languages.ENGLISH.equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        format.setCurrency(Currency.getInstance(currency));
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }

    /** The amount that {@link #toString} has written; empty where the text is none. */
    static Optional<Money> written(String text) {
        var written = WRITTEN.matcher(text);
        try {
            return written.matches() ? Optional.of(of(written.group(1), written.group(2))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For programs: the amount with a point, and the currency's code. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
