package io.daifa.shipment;

import static io.daifa.shipment.NumberFormat.high;
import static io.daifa.shipment.NumberFormat.low;
import static io.daifa.shipment.NumberFormat.medium;
import static java.util.Comparator.comparing;

import io.daifa.shipment.NumberFormat.Confidence;
import io.daifa.shipment.Plausibility.Verdict;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The carriers that are known, and whose a number can be. A shape proves nothing: several carriers share some, so a number's
 * carriers are a ranking, and the declared carrier wins where the number has its shape.
 */
@Component
public class Carriers {

    /** In the order of likelihood where two are equally sure. */
    private static final List<Carrier> KNOWN = List.of(
            new Carrier(
                    "shunfeng",
                    "顺丰速运",
                    "SF Express",
                    List.of("SF", "顺丰", "順豐"),
                    List.of(high("SF[A-Z0-9]\\d{12}"), low("\\d{12}", CheckDigit.NONE))),
            new Carrier("yuantong", "圆通速递", "YTO Express", List.of("YTO", "圆通", "圓通"), List.of(high("YT\\d{13}"))),
            new Carrier("zhongtong", "中通快递", "ZTO Express", List.of("ZTO", "中通"), List.of(medium("7[3-68]\\d{12}"))),
            new Carrier("shentong", "申通快递", "STO Express", List.of("STO", "申通"), List.of(medium("77\\d{12,13}"))),
            new Carrier("yunda", "韵达快递", "Yunda Express", List.of("YD", "韵达", "韻達"), List.of(medium("[34]\\d{14}"))),
            new Carrier(
                    "jtexpress", "极兔速递", "J&T Express", List.of("JT", "JTSD", "极兔", "極兔"), List.of(high("JT\\d{13}"))),
            new Carrier(
                    "jd",
                    "京东物流",
                    "JD Logistics",
                    List.of("JDL", "京东", "京東"),
                    List.of(high("JD(?:[XK]\\d{12}|[A-Z0-9]{2}\\d{11})"))),
            new Carrier(
                    "debangkuaidi",
                    "德邦快递",
                    "Deppon Express",
                    List.of("DPK", "DBKD", "DBL", "Deppon", "德邦"),
                    List.of(high("DPK\\d{12}"))),
            new Carrier(
                    "ems",
                    "EMS",
                    "EMS",
                    List.of("中国EMS", "邮政EMS", "邮政特快", "邮政特快专递", "中国邮政特快专递", "邮政速递", "邮政速递物流", "中国邮政速递物流"),
                    List.of(medium("(?:1[0-2]|9[5-9])\\d{11}"), high("E[A-Z]\\d{9}[A-Z]{2}", CheckDigit.S10))),
            new Carrier(
                    "youzhengguonei",
                    "邮政快递包裹",
                    "China Post",
                    List.of("POSTB", "YZPY", "邮政", "中国邮政", "邮政包裹", "邮政小包", "邮政国内", "邮政国内包裹"),
                    List.of(medium("(?:1[0-2]|9[5-9])\\d{11}"), high("[A-Z]{2}\\d{9}CN", CheckDigit.S10))),
            new Carrier("cainiao", "菜鸟", "Cainiao", List.of("菜鸟裹裹", "菜鸟国际"), List.of(medium("LP\\d{14}"))),
            new Carrier("yunexpress", "云途物流", "YunExpress", List.of("云途", "YunTu"), List.of(high("YT\\d{16}"))),
            new Carrier("ups", "UPS", "UPS", List.of("联合包裹"), List.of(high("1Z[A-Z0-9]{15}\\d", CheckDigit.UPS))),
            new Carrier(
                    "fedex",
                    "联邦快递",
                    "FedEx",
                    List.of("联邦", "Federal Express"),
                    List.of(low("\\d{12}", CheckDigit.FEDEX))),
            new Carrier(
                    "dhl", "DHL", "DHL Express", List.of("敦豪", "中外运敦豪"), List.of(low("\\d{10,11}", CheckDigit.DHL))),
            new Carrier(
                    "usps",
                    "美国邮政",
                    "USPS",
                    List.of("US Postal Service", "United States Postal Service"),
                    List.of(
                            high("(?:420\\d{5}(?:\\d{4})?)?9[2-5]\\d{20}(?:\\d{4})?", CheckDigit.USPS),
                            high("[A-Z]{2}\\d{9}US", CheckDigit.S10))),
            new Carrier(
                    "upu",
                    "国际邮政",
                    "International post",
                    List.of("UPU", "S10", "国际邮件"),
                    List.of(high("[A-Z]{2}\\d{9}[A-Z]{2}", CheckDigit.S10))));

    /** No real number of these carriers looks like this: the demo's samples only. */
    private static final Map<String, NumberFormat> DEMO =
            Map.of("shunfeng", high("SF\\d{10}"), "yuantong", high("YT\\d{10}"), "zhongtong", high("ZT\\d{10}"));

    /** What a carrier's name may end in. Freight (快运) is left out: it is another carrier with other numbers. */
    private static final Pattern ENDING =
            Pattern.compile("(?:快递|快遞|速递|速遞|速运|速運|物流|股份|有限公司|公司|express|courier|logistics|delivery|coltd|ltd|inc)$");

    private final List<Carrier> carriers;
    private final Map<String, Carrier> byName = new HashMap<>();

    /** With the demo's numbers allowed or not; production never allows them. */
    public Carriers(@Value("${daifa.demo.tracking-numbers:false}") boolean demoNumbers) {
        carriers = demoNumbers ? KNOWN.stream().map(Carriers::withDemoNumbers).toList() : KNOWN;
        for (var carrier : carriers) {
            for (var name : carrier.names()) {
                var other = byName.put(key(name), carrier);
                if (other != null && !other.equals(carrier)) {
                    throw new IllegalStateException(name + " names two carriers");
                }
            }
        }
    }

    /** All of them, the likeliest first. */
    public List<Carrier> all() {
        return carriers;
    }

    /** The carrier of that code. */
    public Optional<Carrier> byCode(String code) {
        return carriers.stream().filter(carrier -> carrier.code().equals(code)).findFirst();
    }

    /** The carrier that people or shops call so, in Chinese or English, long or short, such as 顺丰快递, 顺丰, SF or sf express. */
    public Optional<Carrier> named(@Nullable String name) {
        var key = key(name == null ? "" : name);
        while (!byName.containsKey(key)) {
            var shorter = ENDING.matcher(key).replaceFirst("");
            if (shorter.equals(key)) {
                return Optional.empty();
            }
            key = shorter;
        }
        return Optional.of(byName.get(key));
    }

    /** The carriers whose number this can be, the likeliest first. */
    public List<Carrier> detect(TrackingNumber number) {
        return carriers.stream()
                .filter(carrier -> carrier.holds(number))
                .sorted(comparing(carrier -> carrier.confidence(number).orElseThrow()))
                .toList();
    }

    /**
     * Whether the number can be one of the declared carrier's. Where none is declared, the likeliest carrier is taken if
     * the number's shape is a sure one (high confidence), else the carrier is unknown.
     */
    public Plausibility judge(@Nullable Carrier declared, TrackingNumber number) {
        var candidates = detect(number);
        if (declared == null) {
            return recognise(number, candidates);
        }
        var verdict = declared.holds(number)
                ? Verdict.PLAUSIBLE
                : declared.fits(number) ? Verdict.CHECK_DIGIT_WRONG : Verdict.NOT_OF_THIS_CARRIER;
        return new Plausibility(verdict, number, declared, candidates);
    }

    /**
     * Whether the number can be one of the carrier that somebody called so. No name at all asks for the carrier to be recognised;
     * a name that we do not know is never overruled by the number's shape.
     */
    public Plausibility judgeReported(@Nullable String carrierName, TrackingNumber number) {
        if (carrierName == null || carrierName.isBlank()) {
            return judge(null, number);
        }
        return named(carrierName)
                .map(carrier -> judge(carrier, number))
                .orElseGet(() -> new Plausibility(Verdict.UNKNOWN_CARRIER, number, null, detect(number)));
    }

    private Plausibility recognise(TrackingNumber number, List<Carrier> candidates) {
        if (!candidates.isEmpty()) {
            var sure = candidates.get(0).confidence(number).orElseThrow() == Confidence.HIGH;
            return sure
                    ? new Plausibility(Verdict.PLAUSIBLE, number, candidates.get(0), candidates)
                    : new Plausibility(Verdict.UNKNOWN_CARRIER, number, null, candidates);
        }
        return carriers.stream()
                .filter(carrier -> carrier.surelyFits(number))
                .findFirst()
                .map(carrier -> new Plausibility(Verdict.CHECK_DIGIT_WRONG, number, carrier, candidates))
                .orElseGet(() -> new Plausibility(Verdict.UNKNOWN_CARRIER, number, null, candidates));
    }

    private static Carrier withDemoNumbers(Carrier carrier) {
        var format = DEMO.get(carrier.code());
        return format == null ? carrier : carrier.withFormat(format);
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
