package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people put right on orders in step 1, and what follows from it: the phone's kind, the divisions' codes, the likeness. */
@Repository
class Corrections {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_MEMO = 2000;

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Reviews reviews;
    private final Journal journal;
    private final Clock clock;

    Corrections(JdbcClient jdbc, Addresses addresses, Reviews reviews, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.reviews = reviews;
        this.journal = journal;
        this.clock = clock;
    }

    /** Changes the locked order; refuses before it writes. */
    void apply(Order order, Correction correction, Actor by) throws Refusal {
        refuseMalformed(order, correction);
        var before = order.receiver();
        var newAddress = given(correction.address());
        // An address that a person writes is whole: the parts that the shop sent beside the old one no longer hold.
        var receiver = newAddress.isPresent() && !newAddress.get().equals(before.address())
                ? new Receiver(
                        given(correction.receiverName()).orElse(before.name()),
                        given(correction.receiverPhone()).orElse(before.phone()),
                        before.country(),
                        null,
                        null,
                        null,
                        newAddress.get())
                : new Receiver(
                        given(correction.receiverName()).orElse(before.name()),
                        given(correction.receiverPhone()).orElse(before.phone()),
                        before.country(),
                        before.province(),
                        before.city(),
                        before.district(),
                        before.address());
        var codes = codes(order, receiver, given(correction.districtCode()));
        var payment = Optional.ofNullable(correction.payment()).orElse(order.payment());
        var memo = correction.sellerMemo() == null
                ? order.sellerMemo()
                : given(correction.sellerMemo()).orElse(null);
        var fields = changed(order, receiver, codes, payment, memo);
        if (fields.isEmpty()) {
            return;
        }
        update(order, receiver, codes, payment, memo);
        reviews.forget(order.id(), fields);
        journal.write(fields.stream()
                .map(field -> Journal.Entry.of(
                        order.id().value(), null, by, "order-corrected", Map.of("field", "orderField." + field)))
                .toList());
    }

    private void refuseMalformed(Order order, Correction correction) throws Refusal {
        var problems = new ArrayList<Problem>();
        refuseLong(problems, "receiver.name", correction.receiverName(), LONGEST_NAME);
        refuseLong(problems, "receiver.address", correction.address(), LONGEST_ADDRESS);
        refuseLong(problems, "sellerMemo", correction.sellerMemo(), LONGEST_MEMO);
        given(correction.receiverPhone())
                .filter(phone -> !phone.equals(order.receiver().phone()))
                .flatMap(phone ->
                        PhoneNumber.of(phone, order.receiver().country()).problem("receiver.phone"))
                .ifPresent(problems::add);
        given(correction.districtCode())
                .filter(code -> addresses.codes(code).isEmpty())
                .ifPresent(code -> problems.add(Problem.at("receiver.district", "district-unknown")));
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    private static void refuseLong(List<Problem> problems, String field, @Nullable String text, int longest) {
        if (text != null && (text.length() > longest || text.indexOf('\0') >= 0)) {
            problems.add(Problem.at(field, "text-too-long", Integer.toString(longest)));
        }
    }

    /** The codes that hold now: the chosen district's, else what the address says, else the old ones while they do not contradict it. */
    private Addresses.Codes codes(Order order, Receiver receiver, Optional<String> chosen) {
        if (chosen.isPresent()) {
            return addresses.codes(chosen.get()).orElseThrow();
        }
        var found = Addresses.codes(addresses.parse(receiver));
        var old = order.districtCode() == null
                ? null
                : addresses.codes(order.districtCode()).orElse(null);
        var holds = found.district() == null
                && old != null
                && (found.city() == null || found.city().equals(old.city()))
                && (found.province() == null || found.province().equals(old.province()));
        var isSameAddress = Objects.equals(receiver.address(), order.receiver().address());
        return old != null && (holds || isSameAddress) ? old : found;
    }

    private static Set<String> changed(
            Order order, Receiver receiver, Addresses.Codes codes, Payment payment, @Nullable String memo) {
        var fields = new LinkedHashSet<String>();
        var before = order.receiver();
        if (!Objects.equals(before.name(), receiver.name())) {
            fields.add("receiver.name");
        }
        if (!Objects.equals(before.phone(), receiver.phone())) {
            fields.add("receiver.phone");
        }
        if (!Objects.equals(before.address(), receiver.address())) {
            fields.add("receiver.address");
        }
        if (!Objects.equals(order.districtCode(), codes.district())) {
            fields.add("receiver.district");
        }
        if (order.payment() != payment) {
            fields.add("payment");
        }
        if (!Objects.equals(order.sellerMemo(), memo)) {
            fields.add("sellerMemo");
        }
        return fields;
    }

    private void update(Order order, Receiver receiver, Addresses.Codes codes, Payment payment, @Nullable String memo) {
        var phone = PhoneNumber.of(receiver.phone(), receiver.country());
        var goods = order.lines().stream()
                .map(line -> new Fingerprints.Goods(line.sku(), line.variant(), line.quantity()))
                .toList();
        var paidAt = payment == Payment.PAID && order.paidAt() == null ? clock.instant() : order.paidAt();
        jdbc.sql("""
                        update daifa.customer_order
                        set receiver_name = :name, receiver_phone = :phone, receiver_phone_kind = :kind,
                            receiver_phone_last4 = :last4, receiver_province = :province, receiver_city = :city,
                            receiver_district = :district, receiver_address = :address, province_code = :provinceCode,
                            city_code = :cityCode, district_code = :districtCode, likeness = decode(:likeness, 'hex'),
                            payment = :payment, paid_at = :paidAt, seller_memo = :memo
                        where id = :id
                        """)
                .param("name", receiver.name())
                .param("phone", receiver.phone())
                .param("kind", phone.kind().name())
                .param("last4", phone.last4())
                .param("province", receiver.province())
                .param("city", receiver.city())
                .param("district", receiver.district())
                .param("address", receiver.address())
                .param("provinceCode", codes.province())
                .param("cityCode", codes.city())
                .param("districtCode", codes.district())
                .param("likeness", Fingerprints.ofLikeness(receiver, goods))
                .param("payment", payment.name())
                .param("paidAt", paidAt == null ? null : paidAt.atOffset(ZoneOffset.UTC))
                .param("memo", memo)
                .param("id", order.id().value())
                .update();
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}
