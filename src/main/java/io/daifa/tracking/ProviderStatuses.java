package io.daifa.tracking;

import static io.daifa.tracking.ParcelStatus.ARRIVED_DEST_CITY;
import static io.daifa.tracking.ParcelStatus.CANCELLED;
import static io.daifa.tracking.ParcelStatus.CUSTOMS;
import static io.daifa.tracking.ParcelStatus.DELIVERED;
import static io.daifa.tracking.ParcelStatus.DELIVERY_FAILED;
import static io.daifa.tracking.ParcelStatus.EXCEPTION;
import static io.daifa.tracking.ParcelStatus.INFO_RECEIVED;
import static io.daifa.tracking.ParcelStatus.IN_TRANSIT;
import static io.daifa.tracking.ParcelStatus.OUT_FOR_DELIVERY;
import static io.daifa.tracking.ParcelStatus.PENDING;
import static io.daifa.tracking.ParcelStatus.PICKED_UP;
import static io.daifa.tracking.ParcelStatus.READY_FOR_PICKUP;
import static io.daifa.tracking.ParcelStatus.REFUSED;
import static io.daifa.tracking.ParcelStatus.RETURNED;
import static io.daifa.tracking.ParcelStatus.RETURNING;
import static io.daifa.tracking.ParcelStatus.STALE;
import static io.daifa.tracking.ParcelStatus.UNCOLLECTED;
import static io.daifa.tracking.ParcelStatus.UNKNOWN;
import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each provider's codes mean in our words. A new code of theirs never stops an event: it means what its parent means. */
public final class ProviderStatuses {

    /** States 0–14, and those sub-states that mean something else than their state. */
    private static final Map<String, ParcelStatus> KUAIDI100 = Map.ofEntries(
            entry("0", IN_TRANSIT),
            entry("1", PICKED_UP),
            entry("2", EXCEPTION),
            entry("3", DELIVERED),
            entry("4", RETURNED),
            entry("5", OUT_FOR_DELIVERY),
            entry("6", RETURNING),
            entry("7", IN_TRANSIT),
            entry("8", CUSTOMS),
            entry("10", CUSTOMS),
            entry("11", CUSTOMS),
            entry("12", CUSTOMS),
            entry("13", EXCEPTION),
            entry("14", RETURNED),
            entry("101", INFO_RECEIVED),
            entry("102", INFO_RECEIVED),
            entry("1001", ARRIVED_DEST_CITY),
            entry("202", STALE),
            entry("203", REFUSED),
            entry("204", DELIVERY_FAILED),
            entry("205", UNCOLLECTED),
            entry("206", DELIVERY_FAILED),
            entry("207", DELIVERY_FAILED),
            entry("210", CANCELLED),
            entry("401", CANCELLED),
            entry("501", READY_FOR_PICKUP),
            entry("ABORT", STALE));

    private static final Map<String, ParcelStatus> TRACK17 = Map.ofEntries(
            entry("NOTFOUND", PENDING),
            entry("INFORECEIVED", INFO_RECEIVED),
            entry("INTRANSIT", IN_TRANSIT),
            entry("INTRANSIT_PICKEDUP", PICKED_UP),
            entry("INTRANSIT_CUSTOMS", CUSTOMS),
            entry("INTRANSIT_ARRIVAL", ARRIVED_DEST_CITY),
            entry("OUTFORDELIVERY", OUT_FOR_DELIVERY),
            entry("AVAILABLEFORPICKUP", READY_FOR_PICKUP),
            entry("DELIVERED", DELIVERED),
            entry("DELIVERYFAILURE", DELIVERY_FAILED),
            entry("DELIVERYFAILURE_REJECTED", REFUSED),
            entry("EXCEPTION", EXCEPTION),
            entry("EXCEPTION_RETURNING", RETURNING),
            entry("EXCEPTION_RETURNED", RETURNED),
            entry("EXCEPTION_CANCEL", CANCELLED),
            entry("EXPIRED", STALE));

    private static final Map<String, ParcelStatus> AFTERSHIP = Map.ofEntries(
            entry("PENDING", PENDING),
            entry("INFORECEIVED", INFO_RECEIVED),
            entry("INTRANSIT", IN_TRANSIT),
            entry("OUTFORDELIVERY", OUT_FOR_DELIVERY),
            entry("AVAILABLEFORPICKUP", READY_FOR_PICKUP),
            entry("DELIVERED", DELIVERED),
            entry("ATTEMPTFAIL", DELIVERY_FAILED),
            entry("EXCEPTION", EXCEPTION),
            entry("EXPIRED", STALE));

    /** 已发货 is the seller's word: until the carrier scans the parcel, only a number is known. */
    private static final Map<String, ParcelStatus> CHINESE = Map.ofEntries(
            entry("待查询", PENDING),
            entry("暂无轨迹", PENDING),
            entry("已发货", INFO_RECEIVED),
            entry("已下单", INFO_RECEIVED),
            entry("待揽收", INFO_RECEIVED),
            entry("已下单待揽收", INFO_RECEIVED),
            entry("揽收", PICKED_UP),
            entry("已揽收", PICKED_UP),
            entry("在途", IN_TRANSIT),
            entry("运输中", IN_TRANSIT),
            entry("清关中", CUSTOMS),
            entry("到达派件城市", ARRIVED_DEST_CITY),
            entry("派件中", OUT_FOR_DELIVERY),
            entry("派送中", OUT_FOR_DELIVERY),
            entry("待取件", READY_FOR_PICKUP),
            entry("签收", DELIVERED),
            entry("已签收", DELIVERED),
            entry("派送失败", DELIVERY_FAILED),
            entry("拒收", REFUSED),
            entry("超时未取", UNCOLLECTED),
            entry("异常", EXCEPTION),
            entry("疑难件", EXCEPTION),
            entry("退回中", RETURNING),
            entry("已退回", RETURNED),
            entry("物流停滞", STALE),
            entry("已取消", CANCELLED));

    private static final Map<String, ParcelStatus> DAIFA = daifa();

    private ProviderStatuses() {}

    /** What the provider's code means; {@link ParcelStatus#UNKNOWN} where neither it nor its parent is known, or there is none. */
    public static ParcelStatus canonical(Provider provider, @Nullable String code) {
        var key = Normalizer.normalize(code == null ? "" : code, Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT);
        return switch (provider) {
            case KUAIDI100 -> kuaidi100(key);
            case TRACK17 -> track17(key);
            case AFTERSHIP -> AFTERSHIP.getOrDefault(parent(key), UNKNOWN);
            case DAIFA -> DAIFA.getOrDefault(key.replaceAll("[\\s-]+", "_"), UNKNOWN);
        };
    }

    /** A sub-state has three digits and begins with its state; those of state 0 have four and begin with 100. */
    private static ParcelStatus kuaidi100(String key) {
        var known = KUAIDI100.get(key);
        if (known != null) {
            return known;
        }
        if (key.matches("100\\d")) {
            return IN_TRANSIT;
        }
        return key.matches("[1-8]\\d\\d") ? KUAIDI100.getOrDefault(key.substring(0, 1), UNKNOWN) : UNKNOWN;
    }

    private static ParcelStatus track17(String key) {
        for (var group : new String[] {"INTRANSIT_CUSTOMS", "INTRANSIT_ARRIVAL", "EXCEPTION_CANCEL"}) {
            if (key.startsWith(group)) {
                return TRACK17.getOrDefault(group, UNKNOWN);
            }
        }
        var known = TRACK17.get(key);
        return known != null ? known : TRACK17.getOrDefault(parent(key), UNKNOWN);
    }

    private static String parent(String key) {
        var end = key.indexOf('_');
        return end < 0 ? key : key.substring(0, end);
    }

    /** Lost and voided are our staff's words: nobody tells them from outside. */
    private static Map<String, ParcelStatus> daifa() {
        var words = new HashMap<>(CHINESE);
        Arrays.stream(ParcelStatus.values())
                .filter(ParcelStatus::isToldFromOutside)
                .forEach(status -> words.put(status.name(), status));
        return Map.copyOf(words);
    }
}
