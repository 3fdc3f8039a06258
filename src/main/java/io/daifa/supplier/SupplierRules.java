package io.daifa.supplier;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Supplier.Channel;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What suppliers and offers must look like before they are taken in; each problem names its field. */
final class SupplierRules {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final int NAME = 100;
    private static final int PHONE = 40;
    private static final int EMAIL = 254;
    private static final int ADDRESS = 300;
    private static final int SKU = 100;
    private static final int SHIP_HOURS = 2160;
    private static final int ANSWER_HOURS = 720;
    private static final int STOCK = 1_000_000_000;
    /** The column holds 15 digits, 3 of them decimals. */
    private static final BigDecimal COST = new BigDecimal("1000000000000");
    /** GB/T 2260. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private final List<Problem> problems = new ArrayList<>();

    private SupplierRules() {}

    /** Refuses all of these suppliers if one is malformed or a code is given twice. */
    static void checkSuppliers(List<Supplier> suppliers) throws Refusal {
        var rules = new SupplierRules();
        var codes = new HashSet<String>();
        for (var i = 0; i < suppliers.size(); i++) {
            var path = "suppliers[" + i + "].";
            rules.check(path, suppliers.get(i));
            if (!codes.add(String.valueOf(suppliers.get(i).code()))) {
                rules.add(path + "code", "supplier-given-twice");
            }
        }
        rules.refuse();
    }

    /** Refuses all of these offers if one is malformed, given twice, or of none of the known suppliers. */
    static void checkOffers(List<Offer> offers, Set<UUID> known) throws Refusal {
        var rules = new SupplierRules();
        var seen = new HashSet<List<Object>>();
        for (var i = 0; i < offers.size(); i++) {
            var path = "offers[" + i + "].";
            var offer = offers.get(i);
            rules.check(path, offer);
            if (!known.contains(offer.supplierId())) {
                rules.add(path + "supplierId", "supplier-unknown");
            }
            if (!seen.add(Arrays.asList(offer.supplierId(), offer.sku()))) {
                rules.add(path + "sku", "offer-given-twice");
            }
        }
        rules.refuse();
    }

    private void check(String path, Supplier supplier) {
        if (supplier.code() == null || !CODE.matcher(supplier.code()).matches()) {
            add(path + "code", "supplier-code-malformed");
        }
        needed(path + "name", supplier.name(), NAME);
        text(path + "contact", supplier.contact(), NAME);
        text(path + "phone", supplier.phone(), PHONE);
        text(path + "returnAddress", supplier.returnAddress(), ADDRESS);
        email(path + "email", supplier.email(), supplier.channel());
        if (supplier.channel() == null) {
            add(path + "channel", "missing");
        }
        if (supplier.language() == null
                || !Set.of("zh", "en").contains(supplier.language().getLanguage())) {
            add(path + "language", "supplier-language-unknown");
        }
        hours(path + "shipTime", supplier.shipTime(), SHIP_HOURS);
        hours(path + "answerTime", supplier.answerTime(), ANSWER_HOURS);
        for (var i = 0; i < supplier.notServed().size(); i++) {
            if (!PROVINCES.contains(supplier.notServed().get(i))) {
                add(path + "notServed[" + i + "]", "supplier-province-unknown");
            }
        }
    }

    private void check(String path, Offer offer) {
        needed(path + "sku", offer.sku(), SKU);
        if (offer.cost() == null) {
            add(path + "cost", "missing");
        } else if (offer.cost().amount().signum() < 0 || offer.cost().amount().compareTo(COST) >= 0) {
            add(path + "cost", "offer-cost-out-of-bounds");
        }
        if (offer.stock() != null && (offer.stock() < 0 || offer.stock() > STOCK)) {
            add(path + "stock", "offer-stock-out-of-bounds", STOCK);
        }
    }

    private void email(String field, @Nullable String email, @Nullable Channel channel) {
        if (isBlank(email)) {
            if (channel == Channel.MAIL) {
                add(field, "supplier-email-missing");
            }
        } else if (email.length() > EMAIL || !isMailbox(email)) {
            add(field, "supplier-email-malformed");
        }
    }

    private static boolean isMailbox(String email) {
        try {
            var address = new InternetAddress(email, true);
            address.validate();
            // A name before the address, or an address without a domain, passes the strict parser.
            return address.getPersonal() == null && email.equals(address.getAddress()) && email.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    private void hours(String field, @Nullable Duration time, int most) {
        if (time == null) {
            add(field, "missing");
        } else if (!time.equals(Duration.ofHours(time.toHours())) || time.toHours() < 1 || time.toHours() > most) {
            add(field, "supplier-hours-out-of-bounds", most);
        }
    }

    private void needed(String field, @Nullable String text, int longest) {
        if (isBlank(text)) {
            add(field, "missing");
        } else {
            text(field, text, longest);
        }
    }

    private void text(String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            add(field, "too-long", longest);
        } else if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            add(field, "supplier-characters");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void add(String field, String code, Object... arguments) {
        problems.add(Problem.at(field, code, arguments));
    }

    private void refuse() throws Refusal {
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }
}
