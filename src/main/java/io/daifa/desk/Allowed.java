package io.daifa.desk;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * What a member of staff may do on the desk's pages, by the groups' roles ({@code ROLE_<group>}); looking and notes are everybody's.
 *
 * @param receiver see the receiver unmasked
 * @param hold let an order wait, and release it
 * @param numbers register, correct and void tracking numbers
 * @param openCase open an after-sales case
 * @param change ask for changes for the customer, and take them back
 * @param batch hold or reroute many orders at once
 * @param operate see what is stuck
 * @param cases write down what a customer says about a case
 * @param claims write down how a supplier's claim stands
 */
record Allowed(
        boolean receiver,
        boolean hold,
        boolean numbers,
        boolean openCase,
        boolean change,
        boolean batch,
        boolean operate,
        boolean cases,
        boolean claims) {

    private static final Set<String> RECEIVER = roles("order-desk", "purchasing", "logistics", "process-admin");
    private static final Set<String> HOLD = roles("order-desk");
    private static final Set<String> NUMBERS = roles("purchasing", "logistics");
    private static final Set<String> OPEN_CASE = roles("order-desk", "logistics", "aftersales");
    private static final Set<String> CASES = roles("order-desk", "aftersales");
    private static final Set<String> CLAIMS = roles("purchasing", "aftersales");

    private static final Set<String> CHANGE = roles("order-desk", "purchasing", "aftersales");
    private static final Set<String> BATCH = roles("order-desk", "purchasing", "process-admin");
    private static final Set<String> OPERATE = roles("process-admin", "camunda-admin");

    /** What this user may do. */
    static Allowed to(Authentication user) {
        var own = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return new Allowed(
                own.stream().anyMatch(RECEIVER::contains),
                own.stream().anyMatch(HOLD::contains),
                own.stream().anyMatch(NUMBERS::contains),
                own.stream().anyMatch(OPEN_CASE::contains),
                own.stream().anyMatch(CHANGE::contains),
                own.stream().anyMatch(BATCH::contains),
                own.stream().anyMatch(OPERATE::contains),
                own.stream().anyMatch(CASES::contains),
                own.stream().anyMatch(CLAIMS::contains));
    }

    private static Set<String> roles(String... groups) {
        return java.util.Arrays.stream(groups).map(group -> "ROLE_" + group).collect(Collectors.toUnmodifiableSet());
    }
}
