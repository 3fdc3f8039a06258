package io.daifa.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import io.daifa.shipment.Carriers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordingTest {

    @Test
    void theStorySaysKeysAndMomentsInWords() {
        assertThat(told("order-corrected", Map.of("field", "orderField.receiver.address")))
                .contains("地址")
                .doesNotContain("orderField");
        assertThat(told("stage-reached", Map.of("stage", "stage.SHIPPED"))).doesNotContain("SHIPPED");
        assertThat(told("supplier-accepted", Map.of("supplier", "明达", "promised", "2026-11-24T10:00:00Z")))
                .contains("明达", "11月24日 18:00");
    }

    private static String told(String what, Map<String, String> data) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/order", "messages/supplier");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var wording = new Wording(
                messages,
                new Carriers(false),
                Languages.CHINESE,
                Instant.parse("2026-11-23T00:00:00Z"),
                ZoneId.of("Asia/Shanghai"));
        return wording.told(Journal.Entry.of(Fake.ORDER.value(), null, Actor.SYSTEM, what, data));
    }
}
