package io.daifa.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the intended mails that no step of a process sends, each in a transaction of its own; what fails is tried again after twice the time
 * each, and given up after some attempts. Several nodes may send at the same time: a mail's row is locked while it is sent.
 */
@Component
public class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST = 100;
    /** The last comes a day and a half after the mail was intended. */
    /** After so many a mail is given up. */
    static final int ATTEMPTS = 12;

    private final JdbcClient jdbc;
    private final Mails mails;
    private final ObjectProvider<MailWriter> writers;
    private final Clock clock;
    private final TransactionTemplate each;

    Outbox(
            JdbcClient jdbc,
            Mails mails,
            ObjectProvider<MailWriter> writers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.writers = writers;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
    }

    private record Due(String template, UUID about, int revision) {}

    /** Sends what is due, at most a hundred; answers how many went out. */
    @Scheduled(
            initialDelayString = "${daifa.mail.outbox-every:PT15S}",
            fixedDelayString = "${daifa.mail.outbox-every:PT15S}")
    public int send() {
        var byTemplate = writers.stream().collect(Collectors.toMap(MailWriter::template, Function.identity()));
        var sent = 0;
        for (var mail : due(byTemplate)) {
            try {
                each.executeWithoutResult(status -> mails.send(
                        mail.template(),
                        mail.about(),
                        mail.revision(),
                        byTemplate.get(mail.template()).write(mail.about(), mail.revision())));
                sent++;
            } catch (MailException e) {
                // Mails keeps why; the next time comes by itself.
                LOG.debug("{} waits in the outbox", mail.template());
                giveUp(mail);
            } catch (RuntimeException e) {
                LOG.warn("Mail {} about {} cannot be written", mail.template(), mail.about(), e);
                mails.failed(mail.template(), mail.about(), mail.revision(), e);
                giveUp(mail);
            }
        }
        return sent;
    }

    private void giveUp(Due mail) {
        each.executeWithoutResult(status -> mails.giveUp(mail.template(), mail.about(), mail.revision(), ATTEMPTS));
    }

    /** The first is tried at once, the next a minute after the mail was intended, then after 2, 4, 8 minutes, up to a day and a half; new ones go before those that failed. */
    private List<Due> due(Map<String, MailWriter> byTemplate) {
        return jdbc.sql("""
                        select template, about, revision from daifa.mail
                        where sent_at is null and cancelled_at is null and template = any(:templates)
                            and (attempts = 0 or intended_at + interval '1 minute' * power(2, least(attempts, 12) - 1) <= :now)
                        order by attempts, intended_at, about limit :most
                        """)
                .param("templates", byTemplate.keySet().toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST)
                .query((row, number) ->
                        new Due(row.getString("template"), row.getObject("about", UUID.class), row.getInt("revision")))
                .list();
    }
}
