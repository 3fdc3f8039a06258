package io.daifa.order;

import io.daifa.kernel.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An address taken apart. It is personal data: {@link #toString()} shows no more than {@link #masked()} does.
 *
 * @param country ISO 3166-1 alpha-2; only addresses of CN are taken apart, others are their detail alone
 * @param detail what follows the divisions that were found: street, house number, room
 * @param findings what is the matter, the gravest first; empty where nothing is
 * @param candidates what the missing or doubtful division can be, of the level that is missing, the likeliest first
 */
public record ParsedAddress(
        String country,
        @Nullable Division province,
        @Nullable Division city,
        @Nullable Division district,
        String detail,
        List<AddressFinding> findings,
        List<Division> candidates) {

    private static final String HIDDEN = "***";
    private static final int MOST_CANDIDATES_NAMED = 12;

    /** Copies the lists. */
    public ParsedAddress {
        findings = List.copyOf(findings);
        candidates = List.copyOf(candidates);
    }

    /** Whether a parcel can go there: nothing that blocks was found. */
    public boolean deliverable() {
        return findings.stream().noneMatch(AddressFinding::blocking);
    }

    /** The divisions in one word as people write them, such as 浙江省杭州市滨江区, 北京市朝阳区, 湖北省仙桃市; empty outside China. */
    public String divisions() {
        var written = new StringBuilder();
        if (province != null) {
            written.append(province.name());
        }
        if (city != null && !city.name().contains("直辖") && !named(province, city)) {
            written.append(city.name());
        }
        if (district != null && !named(city, district)) {
            written.append(district.name());
        }
        return written.toString();
    }

    /** The address as it may be shown: down to the district, 浙江省杭州市滨江区***. */
    public String masked() {
        return country.equals("CN") ? divisions() + HIDDEN : country + " " + HIDDEN;
    }

    /** The findings as problems of that field; their arguments are the divisions found and the first candidates' names. */
    public List<Problem> problems(String field) {
        var names = candidates.stream()
                .limit(MOST_CANDIDATES_NAMED)
                .map(Division::name)
                .collect(Collectors.joining("、"));
        return findings.stream()
                .map(finding -> Problem.at(field, finding.code(), divisions(), names))
                .toList();
    }

    @Override
    public String toString() {
        return "ParsedAddress[" + masked() + " " + findings + "]";
    }

    private static boolean named(@Nullable Division upper, Division lower) {
        return upper != null && upper.name().equals(lower.name());
    }
}
