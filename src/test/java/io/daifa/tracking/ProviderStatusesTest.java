package io.daifa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderStatusesTest {

    @ParameterizedTest
    @CsvSource({
        "0, IN_TRANSIT",
        "1001, ARRIVED_DEST_CITY",
        "1002, IN_TRANSIT",
        "1003, IN_TRANSIT",
        "7, IN_TRANSIT",
        "1, PICKED_UP",
        "101, INFO_RECEIVED",
        "102, INFO_RECEIVED",
        "103, PICKED_UP",
        "5, OUT_FOR_DELIVERY",
        "501, READY_FOR_PICKUP",
        "3, DELIVERED",
        "301, DELIVERED",
        "302, DELIVERED",
        "303, DELIVERED",
        "304, DELIVERED",
        "2, EXCEPTION",
        "201, EXCEPTION",
        "202, STALE",
        "203, REFUSED",
        "204, DELIVERY_FAILED",
        "205, UNCOLLECTED",
        "206, DELIVERY_FAILED",
        "207, DELIVERY_FAILED",
        "208, EXCEPTION",
        "209, EXCEPTION",
        "210, CANCELLED",
        "401, CANCELLED",
        "6, RETURNING",
        "4, RETURNED",
        "14, RETURNED",
        "8, CUSTOMS",
        "10, CUSTOMS",
        "11, CUSTOMS",
        "12, CUSTOMS",
        "13, EXCEPTION",
        "abort, STALE"
    })
    void kuaidi100IsUnderstood(String code, ParcelStatus status) {
        assertThat(ProviderStatuses.canonical(Provider.KUAIDI100, code)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "NotFound, PENDING",
        "NotFound_Other, PENDING",
        "InfoReceived, INFO_RECEIVED",
        "InTransit, IN_TRANSIT",
        "InTransit_PickedUp, PICKED_UP",
        "InTransit_Other, IN_TRANSIT",
        "InTransit_Departure, IN_TRANSIT",
        "InTransit_CustomsProcessing, CUSTOMS",
        "InTransit_CustomsReleased, CUSTOMS",
        "InTransit_Arrival, ARRIVED_DEST_CITY",
        "OutForDelivery_Other, OUT_FOR_DELIVERY",
        "AvailableForPickup_Other, READY_FOR_PICKUP",
        "Delivered_Other, DELIVERED",
        "Delivered, DELIVERED",
        "DeliveryFailure_NoBody, DELIVERY_FAILED",
        "Exception, EXCEPTION",
        "Exception_Damage, EXCEPTION",
        "Exception_Returning, RETURNING",
        "Exception_Returned, RETURNED",
        "Exception_Cancel, CANCELLED",
        "Expired_Other, STALE"
    })
    void seventeenTrackIsUnderstood(String code, ParcelStatus status) {
        assertThat(ProviderStatuses.canonical(Provider.TRACK17, code)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Pending, PENDING",
        "InfoReceived, INFO_RECEIVED",
        "InTransit, IN_TRANSIT",
        "OutForDelivery, OUT_FOR_DELIVERY",
        "AttemptFail, DELIVERY_FAILED",
        "Delivered, DELIVERED",
        "AvailableForPickup, READY_FOR_PICKUP",
        "Exception, EXCEPTION",
        "Expired, STALE",
        "InTransit_003, IN_TRANSIT"
    })
    void afterShipIsUnderstood(String code, ParcelStatus status) {
        assertThat(ProviderStatuses.canonical(Provider.AFTERSHIP, code)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "已发货, INFO_RECEIVED",
        "运输中, IN_TRANSIT",
        "派送中, OUT_FOR_DELIVERY",
        "已签收, DELIVERED",
        "' 运输中 ', IN_TRANSIT",
        "out_for_delivery, OUT_FOR_DELIVERY",
        "Out for delivery, OUT_FOR_DELIVERY",
        "in-transit, IN_TRANSIT"
    })
    void theArticlesWordsAndOurOwnNamesAreUnderstood(String code, ParcelStatus status) {
        assertThat(ProviderStatuses.canonical(Provider.DAIFA, code)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(ParcelStatus.class)
    void ourOwnNamesMeanThemselvesButStaffsWordsAreNotTakenFromOutside(ParcelStatus status) {
        var staffs = status == ParcelStatus.LOST || status == ParcelStatus.VOIDED;

        assertThat(ProviderStatuses.canonical(Provider.DAIFA, status.name()))
                .isEqualTo(staffs ? ParcelStatus.UNKNOWN : status);
    }

    @ParameterizedTest
    @CsvSource({
        "KUAIDI100, 1009, IN_TRANSIT", "KUAIDI100, 199, PICKED_UP", "KUAIDI100, 399, DELIVERED",
        "KUAIDI100, 299, EXCEPTION", "KUAIDI100, 599, OUT_FOR_DELIVERY", "TRACK17, InTransit_New, IN_TRANSIT",
        "TRACK17, Exception_New, EXCEPTION", "AFTERSHIP, Delivered_099, DELIVERED"
    })
    void aNewSubStateMeansWhatItsParentMeans(Provider provider, String code, ParcelStatus status) {
        assertThat(ProviderStatuses.canonical(provider, code)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void whatIsNotUnderstoodNeverThrows(Provider provider) {
        for (var code :
                new String[] {null, "", " ", "_", "9", "99", "-1", "15", "99999", "Nonsense", "${x}", "\u0000", "𠮷"}) {
            assertThat(ProviderStatuses.canonical(provider, code)).as(code).isEqualTo(ParcelStatus.UNKNOWN);
        }
    }

    @Test
    void aProviderIsFoundByItsName() {
        assertThat(Provider.values())
                .allSatisfy(
                        provider -> assertThat(Provider.named(provider.name())).contains(provider));
        assertThat(Provider.named("kuaidi100")).contains(Provider.KUAIDI100);
        assertThat(Provider.named("17track")).contains(Provider.TRACK17);
        assertThat(Provider.named("pigeon")).isEmpty();
    }

    @Test
    void everyStatusOfTheTableHasItsProgress() {
        assertThat(ParcelStatus.values())
                .filteredOn(status -> !status.keeps())
                .extracting(status -> status.name() + " " + status.progress())
                .containsExactlyInAnyOrder(
                        "PENDING 0",
                        "UNKNOWN 0",
                        "INFO_RECEIVED 10",
                        "PICKED_UP 25",
                        "IN_TRANSIT 50",
                        "CUSTOMS 60",
                        "ARRIVED_DEST_CITY 70",
                        "OUT_FOR_DELIVERY 85",
                        "READY_FOR_PICKUP 90",
                        "DELIVERED 100");
    }
}
