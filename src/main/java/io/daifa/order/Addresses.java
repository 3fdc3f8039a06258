package io.daifa.order;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The divisions of China that orders go to: an order's, those that a person may choose from, and their names. */
@Component
public class Addresses {

    private final AddressRule rule;

    /** Addresses, taken apart by that rule. */
    public Addresses(AddressRule rule) {
        this.rule = rule;
    }

    /** The codes that an order's address is stored with. */
    record Codes(
            @Nullable String province,
            @Nullable String city,
            @Nullable String district) {}

    /** The receiver's address taken apart. */
    ParsedAddress parse(Receiver receiver) {
        return rule.parse(
                receiver.country(), receiver.province(), receiver.city(), receiver.district(), receiver.address());
    }

    /** The codes of what was found. */
    static Codes codes(ParsedAddress address) {
        return new Codes(code(address.province()), code(address.city()), code(address.district()));
    }

    /** The codes of that district and what is above it; empty where no district has the code. */
    Optional<Codes> codes(String districtCode) {
        return rule.inDistrict(districtCode, "").map(Addresses::codes);
    }

    /** What the order's missing or doubtful division can be, the likeliest first; none where its district is known. */
    public List<Division> candidates(Order order) {
        return order.districtCode() != null
                ? List.of()
                : parse(order.receiver()).candidates();
    }

    /** The name of a division with all above it, such as 广东省深圳市南山区; empty where no division has the code. */
    public Optional<String> name(String code) {
        return rule.fullName(code);
    }

    /**
     * Where the order goes, down to its district and no further: what a supplier may know before it accepts. Of an address abroad its country;
     * empty where nothing is known.
     */
    public String destination(Order order) {
        return destination(order.receiver(), order.districtCode(), order.provinceCode());
    }

    private String destination(Receiver receiver, @Nullable String districtCode, @Nullable String provinceCode) {
        if (!receiver.country().equals("CN")) {
            return receiver.country();
        }
        var code = districtCode == null ? provinceCode : districtCode;
        return code == null ? "" : name(code).orElse("");
    }

    /** The receiver as it may be shown to anybody at work. */
    public ReceiverView masked(Order order) {
        return masked(order.receiver(), order.districtCode(), order.provinceCode());
    }

    /** The same of a receiver whose address was found in that district or province. */
    public ReceiverView masked(Receiver receiver, @Nullable String districtCode, @Nullable String provinceCode) {
        return new ReceiverView(
                Names.masked(receiver.name()),
                receiver.phone() == null || receiver.phone().isBlank()
                        ? ""
                        : PhoneNumber.of(receiver.phone(), receiver.country()).masked(),
                destination(receiver, districtCode, provinceCode) + "***");
    }

    /** The same as who has the order's link may see it: without the phone's last digits, by which the customer proves more than the link does. */
    public ReceiverView hidden(Order order) {
        var receiver = order.receiver();
        var masked = masked(order);
        return masked.phone().isEmpty()
                ? masked
                : new ReceiverView(
                        masked.name(),
                        PhoneNumber.of(receiver.phone(), receiver.country()).hidden(),
                        masked.address());
    }

    /** The receiver in clear, for who must send to, call or correct it. */
    public ReceiverView clear(Order order) {
        return clear(order.receiver(), order.districtCode());
    }

    /** The same of a receiver whose address was found in that district. */
    public ReceiverView clear(Receiver receiver, @Nullable String districtCode) {
        var parsed = parse(receiver);
        var area =
                districtCode == null ? parsed.divisions() : name(districtCode).orElse("");
        return new ReceiverView(
                text(receiver.name()),
                text(receiver.phone()),
                receiver.country().equals("CN") ? area + parsed.detail() : foreign(receiver));
    }

    private static String foreign(Receiver receiver) {
        return Stream.of(
                        receiver.address(),
                        receiver.district(),
                        receiver.city(),
                        receiver.province(),
                        receiver.country())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String code(@Nullable Division division) {
        return division == null ? null : division.code();
    }
}
