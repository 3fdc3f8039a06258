package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Step 2 where silence counts as a rejection: {@code daifa.supplier.reroute-silent}. */
@StoryTest
@TestPropertySource(properties = "daifa.supplier.reroute-silent=true")
class SilentSupplierTest {

    @Autowired
    Story story;

    @Test
    void theNextIsAskedInTheSilentOnesPlaceAndAPersonSeesToTheLast() {
        var order = story.sentToSupplier();
        var late = story.opensLink(story.first(), order);

        story.passes(Duration.ofHours(13));
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.second().email())).hasSize(1);
        assertThat(late.page().status()).isEqualTo(410);
        assertThat(late.page().body()).contains("too late");

        story.passes(Duration.ofHours(13));
        assertThat(story.waits(order.key())).containsExactly("Task_HandleSupplier");
        story.opensLink(story.second(), order).accepts(story.inTwoDays());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }
}
