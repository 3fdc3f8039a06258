package io.daifa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import io.daifa.support.TestModules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class OutboxTest {

    private static final String TEMPLATE = "order-delivered";

    private final UUID unreadable = Ids.next();
    private GreenMail server;
    private TestModules modules;
    private Mails mails;
    private Outbox outbox;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        modules = new TestModules((table, facts) -> List.of(), server.getSmtp().getPort());
        mails = modules.get(Mails.class);
        var writers = new StaticListableBeanFactory(Map.of("writer", new Writer()));
        outbox = new Outbox(
                modules.get(JdbcClient.class),
                mails,
                writers.getBeanProvider(MailWriter.class),
                modules.get(Clock.class),
                modules.get(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        modules.close();
        server.stop();
    }

    private final class Writer implements MailWriter {

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public MailText write(UUID about, int revision) {
            if (about.equals(unreadable)) {
                throw new IllegalStateException("there is nothing to tell");
            }
            return new MailText(
                    List.of("花店", "A-1"),
                    Map.of("shopName", "花店", "orderNumber", "A-1", "link", "https://daifa.example/t/abc"));
        }
    }

    @Test
    void aMailThatCannotBeWrittenKeepsNoOtherBackAndIsCounted() {
        var order = intended(unreadable);
        intended(Ids.next());

        assertThat(outbox.send()).isEqualTo(1);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mails.of(order)).singleElement().satisfies(mail -> {
            assertThat(mail.attempts()).isEqualTo(1);
            assertThat(mail.lastError()).isEqualTo("IllegalStateException");
        });
        assertThat(outbox.send()).isZero();
        assertThat(mails.of(order).get(0).attempts()).isEqualTo(1);
        assertThat(mails.of(order).get(0).state()).isEqualTo(Mails.Sent.State.WAITING);
    }

    @Test
    void aMailThatIsNotWantedAnyMoreIsCancelledAndNotGivenUp() {
        var about = Ids.next();
        var order = intended(about);

        mails.cancel(TEMPLATE, about, 1);

        assertThat(outbox.send()).isZero();
        assertThat(mails.of(order).get(0).state()).isEqualTo(Mails.Sent.State.CANCELLED);
    }

    @Test
    void aMailThatFailsAgainAndAgainIsGivenUpAndTheStoryTellsIt() {
        var order = intended(unreadable);
        server.stop();
        var unsent = intended(Ids.next());

        for (var i = 0; i < 20; i++) {
            modules.clock().advance(Duration.ofDays(2));
            outbox.send();
        }

        for (var about : List.of(order, unsent)) {
            assertThat(mails.of(about).get(0).attempts()).isEqualTo(12);
            assertThat(mails.of(about).get(0).state()).isEqualTo(Mails.Sent.State.GIVEN_UP);
            assertThat(modules.get(Journal.class).of(about)).singleElement().satisfies(written -> {
                assertThat(written.entry().what()).isEqualTo("mail-given-up");
                assertThat(written.entry().data()).containsEntry("attempts", "12");
            });
        }
    }

    private UUID intended(UUID about) {
        var order = Ids.next();
        mails.intend(new Mails.Intended(TEMPLATE, about, 1, order, "buyer@example.com", Languages.CHINESE));
        return order;
    }
}
