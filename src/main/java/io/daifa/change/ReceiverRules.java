package io.daifa.change;

import io.daifa.change.OrderChange.Kind;
import io.daifa.change.OrderChange.NewReceiver;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.AddressFinding;
import io.daifa.order.AddressRule;
import io.daifa.order.Division;
import io.daifa.order.Order;
import io.daifa.order.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an order may go to another receiver: by the same rules that an order's own receiver is checked by. */
@Component
class ReceiverRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PHONE = 60;
    private static final int LONGEST_ADDRESS = 500;

    private final AddressRule addresses;

    ReceiverRules(AddressRule addresses) {
        this.addresses = addresses;
    }

    /** The receiver without blanks; refuses what is missing, too long, or leads nowhere. */
    NewReceiver checked(Kind kind, @Nullable NewReceiver asked, Order order) throws Refusal {
        var receiver = asked == null
                ? new NewReceiver(null, null, null)
                : new NewReceiver(
                        stripped(asked.name()),
                        stripped(asked.phone()),
                        kind == Kind.ADDRESS ? stripped(asked.address()) : null);
        var problems = new ArrayList<Problem>();
        if (kind == Kind.ADDRESS && receiver.address() == null) {
            problems.add(Problem.at("receiver.address", "change-address-missing"));
        }
        if (kind == Kind.PHONE && receiver.phone() == null) {
            problems.add(Problem.at("receiver.phone", "change-phone-missing"));
        }
        tooLong(problems, "receiver.name", receiver.name(), LONGEST_NAME);
        tooLong(problems, "receiver.phone", receiver.phone(), LONGEST_PHONE);
        tooLong(problems, "receiver.address", receiver.address(), LONGEST_ADDRESS);
        if (receiver.phone() != null) {
            PhoneNumber.of(receiver.phone(), order.receiver().country())
                    .problem("receiver.phone")
                    .ifPresent(problems::add);
        }
        if (receiver.address() != null && receiver.address().length() <= LONGEST_ADDRESS) {
            var parsed = addresses.parse(order.receiver().country(), receiver.address());
            if (!parsed.deliverable()) {
                problems.addAll(parsed.problems("receiver.address"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return receiver;
    }

    /** Whether a carrier's courier may have to ask where the house is. */
    boolean isDoubtful(NewReceiver receiver, Order order) {
        return receiver.address() != null
                && addresses
                        .parse(order.receiver().country(), receiver.address())
                        .findings()
                        .contains(AddressFinding.HOUSE_NUMBER_MISSING);
    }

    /** The code of the province that the new address is in. */
    Optional<String> province(NewReceiver receiver, Order order) {
        return Optional.ofNullable(receiver.address())
                .map(address ->
                        addresses.parse(order.receiver().country(), address).province())
                .map(Division::code);
    }

    private static void tooLong(List<Problem> problems, String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            problems.add(Problem.at(field, "text-too-long", Integer.toString(longest)));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replace("\0", "").strip();
    }
}
