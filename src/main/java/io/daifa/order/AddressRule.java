package io.daifa.order;

import io.daifa.order.Divisions.Match;
import io.daifa.order.Divisions.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds province, city and district at the beginning of a Chinese address, from the top down, because names repeat: those
 * of 28 districts do, and streets bear the names of cities, such as 上海路. The reading that comes further down wins,
 * then the longer one. Names may be short above the district (浙江杭州), traditional (廣東省), spaced or repeated
 * (北京市北京市); a district is written in full, since 南山 may be a road. Nothing is guessed: what is missing or fits
 * twice is a finding with candidates.
 *
 * <p>The divisions are those of china-division 2.7.0. Hong Kong, Macao and Taiwan are not among them: their addresses
 * come with the country HK, MO or TW, as in ISO 3166. Safe for many threads.
 */
@Component
public class AddressRule {

    private static final Pattern HOUSE_NUMBER = Pattern.compile("\\d\\s*+(?:号|弄|栋|幢|座|室|单元|楼|层)|[一二三四五六七八九十百]号|[村组屯]");
    private static final Pattern MASKED = Pattern.compile("\\*{2}");
    private static final Pattern NOISE = Pattern.compile("^(?:(?:收货|收件)?地址|中国|中华人民共和国|\\d{6}(?!\\d))+");
    private static final Pattern AFTER_SHORT = Pattern.compile("[省市县区州盟旗路街巷弄道村镇乡]|[东南西北中大新][路街道巷]");
    private static final List<String> PSEUDO = List.of(
            "市辖区",
            "省直辖县级行政区划",
            "省直辖县级行政单位",
            "自治区直辖县级行政区划",
            "自治区直辖县级行政单位",
            "直辖县级行政区划",
            "直辖县级行政单位",
            "省直辖县",
            "省直辖",
            "直辖县");
    private static final int SHORTEST_SURE_NAME = 3;
    private static final int SHORTEST_SURE_DISTRICT = 4;

    private final Script script = new Script();
    private final Divisions divisions = new Divisions(script);

    /** Takes a free text apart; the country is ISO 3166-1 alpha-2, CN where it is null or blank. */
    public ParsedAddress parse(@Nullable String country, @Nullable String text) {
        var of = countryOf(country);
        var written = text == null ? "" : text.strip();
        return of.equals("CN") ? parseChinese(written) : foreign(of, written);
    }

    /**
     * Takes an address apart that comes in fields, any of which may be missing; here a district may be short (滨江), and a detail that repeats
     * the divisions loses them. The country is ISO 3166-1 alpha-2, CN where it is null or blank.
     */
    public ParsedAddress parse(
            @Nullable String country,
            @Nullable String province,
            @Nullable String city,
            @Nullable String district,
            @Nullable String detail) {
        var of = countryOf(country);
        var street = detail == null ? "" : detail.strip();
        if (!of.equals("CN")) {
            return foreign(of, street);
        }
        var area = district == null ? "" : district.strip();
        var found = parseChinese(joined(province, realCity(city), area, street));
        if (found.district() != null || area.isEmpty() || found.province() == null) {
            return found;
        }
        return districtByStem(found, area)
                .map(inFull -> parseChinese(joined(province, realCity(city), inFull, street)))
                .orElse(found);
    }

    /** The address in the district of that code with that detail, as when staff choose a candidate; empty where no district has the code. */
    public Optional<ParsedAddress> inDistrict(String districtCode, @Nullable String detail) {
        var node = divisions.byCode(districtCode);
        if (node == null || node.parent() == null || node.parent().parent() == null) {
            return Optional.empty();
        }
        var street = detail == null ? "" : detail.strip();
        return Optional.of(result(node, street, streetFindings(street), List.of()));
    }

    /** The division's name with all above it, such as 浙江省杭州市滨江区 for 330108; empty where no division has the code. */
    public Optional<String> fullName(String code) {
        return Optional.ofNullable(divisions.byCode(code))
                .map(node -> result(node, "", List.of(), List.of()).divisions());
    }

    private ParsedAddress parseChinese(String written) {
        var text = new AddressText(written, script);
        var noise = NOISE.matcher(text.compact());
        var start = noise.find() ? noise.end() : 0;
        var readings = best(readings(text, start));
        if (readings.isEmpty()) {
            return unknown(written, List.of());
        }
        var reading = readings.get(0);
        if (readings.size() > 1) {
            return ambiguous(text, readings.stream().map(Reading::node).toList(), reading.end());
        }
        if (!reading.isSure()) {
            return unknown(written, List.of(reading.node().division()));
        }
        if (reading.depth() == 3) {
            return inDistrict(text, reading);
        }
        return incomplete(text, reading);
    }

    private ParsedAddress inDistrict(AddressText text, Reading reading) {
        var again = best(fromProvince(text, reading.end()).stream()
                .filter(repeated -> repeated.depth() == 3)
                .toList());
        var end = reading.end();
        if (!again.isEmpty()) {
            var other = again.get(0).node();
            if (other != reading.node()) {
                return ambiguous(text, List.of(reading.node(), other), end);
            }
            end = again.get(0).end();
        }
        var detail = text.from(end);
        return result(reading.node(), detail, streetFindings(detail), List.of());
    }

    private ParsedAddress incomplete(AddressText text, Reading reading) {
        var node = reading.node();
        var isDistrictMissing = reading.depth() == 2 || node.isMunicipality();
        var rest = text.compact().substring(reading.end());
        var districts = reading.depth() == 2 ? node.children() : node.grandchildren();
        var sounding = districts.stream().filter(district -> soundsLike(rest, district));
        var choices = isDistrictMissing
                ? districts.stream()
                : node.children().stream()
                        .flatMap(city -> city.isPseudo() ? city.children().stream() : Stream.of(city))
                        .sorted(Comparator.comparing(city -> !soundsLike(rest, city)));
        var candidates =
                Stream.concat(sounding, choices).distinct().map(Node::division).toList();
        var detail = text.from(reading.end());
        var findings = new ArrayList<AddressFinding>();
        findings.add(isDistrictMissing ? AddressFinding.DISTRICT_MISSING : AddressFinding.CITY_MISSING);
        findings.addAll(streetFindings(detail));
        return result(node, detail, findings, candidates);
    }

    private static boolean soundsLike(String rest, Node node) {
        return node.stem().length() > 1 && rest.startsWith(node.stem());
    }

    private ParsedAddress ambiguous(AddressText text, List<Node> nodes, int end) {
        var province = top(nodes.get(0));
        var isOneProvince = nodes.stream().allMatch(node -> top(node) == province);
        var detail = text.from(end);
        var findings = new ArrayList<AddressFinding>();
        findings.add(AddressFinding.AMBIGUOUS);
        findings.addAll(streetFindings(detail));
        return new ParsedAddress(
                "CN",
                isOneProvince ? province.division() : null,
                null,
                null,
                detail,
                findings,
                nodes.stream().map(Node::division).toList());
    }

    private static ParsedAddress unknown(String written, List<Division> candidates) {
        return new ParsedAddress("CN", null, null, null, written, List.of(AddressFinding.UNKNOWN), candidates);
    }

    private static ParsedAddress foreign(String country, String written) {
        var findings = written.isEmpty() ? List.of(AddressFinding.DETAIL_MISSING) : List.<AddressFinding>of();
        return new ParsedAddress(country, null, null, null, written, findings, List.of());
    }

    private static ParsedAddress result(
            Node node, String detail, List<AddressFinding> findings, List<Division> candidates) {
        var path = new ArrayList<Division>(3);
        for (Node level = node; level != null; level = level.parent()) {
            path.add(0, level.division());
        }
        return new ParsedAddress(
                "CN",
                path.get(0),
                path.size() > 1 ? path.get(1) : null,
                path.size() > 2 ? path.get(2) : null,
                detail,
                findings,
                candidates);
    }

    private List<AddressFinding> streetFindings(String detail) {
        if (detail.isBlank()) {
            return List.of(AddressFinding.DETAIL_MISSING);
        }
        var plain = script.simple(detail);
        if (MASKED.matcher(plain).find()) {
            return List.of(AddressFinding.MASKED);
        }
        return HOUSE_NUMBER.matcher(plain).find() ? List.of() : List.of(AddressFinding.HOUSE_NUMBER_MISSING);
    }

    private List<Reading> readings(AddressText text, int start) {
        var found = fromProvince(text, start);
        for (var city : divisions.cities().at(text.compact(), start)) {
            found.addAll(fromCity(text, city));
        }
        for (var district : divisions.districts().at(text.compact(), start)) {
            found.add(new Reading(district.node(), 3, afterRepeated(text, district), isSureAlone(district, start)));
        }
        return found;
    }

    private List<Reading> fromProvince(AddressText text, int start) {
        var found = new ArrayList<Reading>();
        for (var province : divisions.provinces().at(text.compact(), start)) {
            if (isMeant(text, province)) {
                var node = province.node();
                for (int end : endsOf(text, province)) {
                    found.add(new Reading(node, 1, end, true));
                    for (var city : node.cities().at(text.compact(), end)) {
                        found.addAll(fromCity(text, city));
                    }
                    for (var district : node.districts().at(text.compact(), end)) {
                        if (node.isMunicipality() || district.end() - end >= SHORTEST_SURE_NAME) {
                            found.add(new Reading(district.node(), 3, afterRepeated(text, district), true));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<Reading> fromCity(AddressText text, Match city) {
        var found = new ArrayList<Reading>();
        if (isMeant(text, city)) {
            var node = city.node();
            var end = afterRepeated(text, city);
            var itself = node.itself();
            found.add(itself == null ? new Reading(node, 2, end, true) : new Reading(itself, 3, end, true));
            for (var district : node.districts().at(text.compact(), end)) {
                found.add(new Reading(district.node(), 3, afterRepeated(text, district), true));
            }
        }
        return found;
    }

    /** Where a province's name may end: behind it, behind its repetition as a city (北京市北京市), behind the pseudo-city's name. */
    private List<Integer> endsOf(AddressText text, Match province) {
        var ends = new ArrayList<Integer>();
        ends.add(province.end());
        if (province.node().isMunicipality()) {
            for (var again : divisions.provinces().at(text.compact(), province.end())) {
                if (again.node() == province.node() && isMeant(text, again)) {
                    ends.add(again.end());
                }
            }
        }
        for (int end : List.copyOf(ends)) {
            PSEUDO.stream()
                    .filter(pseudo -> text.compact().startsWith(pseudo, end))
                    .forEach(pseudo -> ends.add(end + pseudo.length()));
        }
        return ends;
    }

    /** What stands behind a name that is written twice, as where a form's city and district are the same. */
    private static int afterRepeated(AddressText text, Match match) {
        var name = match.node().plain();
        return !match.isShort() && text.compact().startsWith(name, match.end())
                ? match.end() + name.length()
                : match.end();
    }

    /** Whether a short name stands for the division: not where a road (上海路) or another level (朝阳区) follows. */
    private static boolean isMeant(AddressText text, Match match) {
        if (!match.isShort() || text.isSeparatedAt(match.end())) {
            return true;
        }
        var compact = text.compact();
        return !AFTER_SHORT
                        .matcher(compact)
                        .region(match.end(), compact.length())
                        .lookingAt()
                || PSEUDO.stream().anyMatch(pseudo -> compact.startsWith(pseudo, match.end()))
                || !match.node().cities().at(compact, match.end()).isEmpty()
                || !match.node().districts().at(compact, match.end()).isEmpty();
    }

    /** Whether a district's name is enough without anything above it: 义乌市 and 浦东新区 are, 新华区 and 东区 may be anywhere. */
    private static boolean isSureAlone(Match district, int start) {
        var length = district.end() - start;
        return length >= SHORTEST_SURE_DISTRICT
                || (length >= SHORTEST_SURE_NAME && !district.node().plain().endsWith("区"));
    }

    private static List<Reading> best(List<Reading> readings) {
        var order = Comparator.comparing(Reading::isSure)
                .thenComparingInt(Reading::depth)
                .thenComparingInt(Reading::end);
        var best = readings.stream().max(order);
        return best.isEmpty()
                ? List.of()
                : readings.stream()
                        .filter(reading -> order.compare(reading, best.get()) == 0)
                        .distinct()
                        .toList();
    }

    private Optional<String> districtByStem(ParsedAddress found, String written) {
        var plain = script.simple(written);
        var upper = found.city() == null ? found.province() : found.city();
        var node = upper == null ? null : divisions.byCode(upper.code());
        if (node == null) {
            return Optional.empty();
        }
        var fitting = (node.parent() == null ? node.grandchildren() : node.children())
                .stream().filter(district -> district.stem().equals(plain)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0).plain()) : Optional.empty();
    }

    private String realCity(@Nullable String city) {
        var plain = city == null ? "" : script.simple(city.strip());
        return plain.equals("县") || PSEUDO.contains(plain) ? "" : plain;
    }

    private static String joined(@Nullable String... fields) {
        return Stream.of(fields)
                .filter(field -> field != null && !field.isBlank())
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static String countryOf(@Nullable String country) {
        return country == null || country.isBlank() ? "CN" : country.strip().toUpperCase(Locale.ROOT);
    }

    private static Node top(Node node) {
        var top = node;
        for (var parent = top.parent(); parent != null; parent = top.parent()) {
            top = parent;
        }
        return top;
    }

    /** One way to read a beginning: the lowest division, its depth (1 province to 3 district) and where its name ends. */
    private record Reading(Node node, int depth, int end, boolean isSure) {}
}
