package io.daifa.mail;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mails that we intend, and whether they are done. {@link #intend} belongs to the transaction of the fact that is told;
 * {@link #send} is called by a job afterwards, as often as needed. The {@code Message-ID} is derived from template, subject and
 * revision, so that a copy sent again after a crash is recognised as the same mail.
 */
@Repository
public class Mails {

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final Pattern REPLY = Pattern.compile("\\b[45]\\d\\d(?:[ -][45]\\.\\d{1,3}\\.\\d{1,3})?\\b");

    private static final String KEY = "about = :about and template = :template and revision = :revision";

    private final JdbcClient jdbc;
    private final JavaMailSender sender;
    private final MailTemplates templates;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final InternetAddress from;

    Mails(
            JdbcClient jdbc,
            JavaMailSender sender,
            MailTemplates templates,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${daifa.mail.from}") String from) {
        this.jdbc = jdbc;
        this.sender = sender;
        this.templates = templates;
        this.journal = journal;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.from = address(from);
    }

    /** A mail: which template, about what (an id and its revision), of which order, to whom, in which language. */
    public record Intended(String template, UUID about, int revision, UUID orderId, String recipient, Locale language) {

        @Override
        public String toString() {
            return "Intended[" + template + "." + revision + "." + about + "]";
        }
    }

    /** A mail as it stands: never its text; when it was stopped, it is not tried any more. */
    public record Sent(
            String messageId,
            String template,
            String recipientMasked,
            Instant intendedAt,
            @Nullable Instant sentAt,
            @Nullable Instant stoppedAt,
            int attempts,
            @Nullable String lastError) {

        /** How a mail stands; one that was given up failed too often, one that was cancelled is not wanted any more. */
        public enum State {
            SENT,
            WAITING,
            GIVEN_UP,
            CANCELLED
        }

        /** How it stands. */
        public State state() {
            if (sentAt != null) {
                return State.SENT;
            }
            if (stoppedAt == null) {
                return State.WAITING;
            }
            return attempts >= Outbox.ATTEMPTS ? State.GIVEN_UP : State.CANCELLED;
        }
    }

    private record Due(String messageId, String recipient, Locale language) {}

    private record Key(String template, UUID about, int revision) {}

    /** Intends that mail; intending the same again changes nothing. */
    @Transactional
    public void intend(Intended mail) {
        jdbc.sql("""
                        insert into daifa.mail
                            (template, about, revision, message_id, order_id, recipient, language, intended_at)
                        values (:template, :about, :revision, :messageId, :order, :recipient, :language, :now)
                        on conflict do nothing
                        """)
                .param("template", mail.template())
                .param("about", mail.about())
                .param("revision", mail.revision())
                .param("messageId", messageId(mail))
                .param("order", mail.orderId())
                .param("recipient", mail.recipient())
                .param("language", mail.language().getLanguage())
                .param("now", now())
                .update();
    }

    /**
     * Sends the mail of that template, subject and revision by SMTP unless it was sent before or was never intended: then nothing
     * happens. A failure of the mail server is thrown as a MailException, for the job to be tried again.
     */
    @Transactional
    public void send(String template, UUID about, int revision, MailText text) {
        var key = new Key(template, about, revision);
        var due = due(key);
        if (due.isEmpty()) {
            return;
        }
        try {
            sender.send(message(due.get(), template, text));
        } catch (MailException e) {
            // The job's transaction is about to be rolled back and holds this row: the failure is kept when that is
            // over.
            whenRolledBack(() -> keepFailure(key, e));
            throw e;
        }
        jdbc.sql("update daifa.mail set sent_at = :now, attempts = attempts + 1, last_error = null where " + KEY)
                .param("now", now())
                .param("template", template)
                .param("about", about)
                .param("revision", revision)
                .update();
    }

    /** That mail is not to be sent any more; one that was sent or never intended stays as it is. */
    @Transactional
    public void cancel(String template, UUID about, int revision) {
        jdbc.sql("update daifa.mail set cancelled_at = :now where sent_at is null and cancelled_at is null and " + KEY)
                .param("now", now())
                .param("template", template)
                .param("about", about)
                .param("revision", revision)
                .update();
    }

    /** Keeps that the mail was not even written, and counts it as an attempt. */
    void failed(String template, UUID about, int revision, RuntimeException why) {
        keepFailure(new Key(template, about, revision), why.getClass().getSimpleName());
    }

    /** That mail is tried no more if that many attempts failed; the order's story tells it. */
    @Transactional
    void giveUp(String template, UUID about, int revision, int attempts) {
        jdbc.sql("""
                        update daifa.mail set cancelled_at = :now
                        where sent_at is null and cancelled_at is null and attempts >= :attempts and
                        """ + KEY + " returning order_id, attempts, last_error")
                .param("now", now())
                .param("attempts", attempts)
                .param("template", template)
                .param("about", about)
                .param("revision", revision)
                .query((row, number) -> Journal.Entry.of(
                        row.getObject("order_id", UUID.class),
                        null,
                        Actor.SYSTEM,
                        "mail-given-up",
                        Map.of(
                                "mail", "desk.mail." + template,
                                "attempts", Integer.toString(row.getInt("attempts")),
                                "error", String.valueOf(row.getString("last_error")))))
                .list()
                .forEach(journal::write);
    }

    /** Whether that mail was sent. */
    public boolean isSent(String template, UUID about, int revision) {
        return jdbc.sql("select count(*) from daifa.mail where sent_at is not null and " + KEY)
                        .param("template", template)
                        .param("about", about)
                        .param("revision", revision)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The order's mails, oldest first. */
    public List<Sent> of(UUID orderId) {
        return jdbc.sql("""
                        select message_id, template, recipient, intended_at, sent_at, cancelled_at, attempts, last_error
                        from daifa.mail where order_id = :order order by intended_at, template
                        """)
                .param("order", orderId)
                .query((row, number) -> sent(row))
                .list();
    }

    // The lock keeps two jobs from sending the same mail at once; who comes second sees that it is sent.
    private Optional<Due> due(Key key) {
        return jdbc.sql(
                        "select message_id, recipient, language from daifa.mail where sent_at is null and cancelled_at is null and "
                                + KEY + " for update")
                .param("template", key.template())
                .param("about", key.about())
                .param("revision", key.revision())
                .query((row, number) -> new Due(
                        row.getString("message_id"),
                        row.getString("recipient"),
                        Languages.of(row.getString("language"))))
                .optional();
    }

    private MimeMessage message(Due due, String template, MailText text) {
        var rendered = templates.render(template, due.language(), text);
        try {
            var message = new NamedMessage(sender.createMimeMessage().getSession(), due.messageId());
            var helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom(from);
            helper.setTo(due.recipient());
            helper.setSubject(rendered.subject());
            helper.setText(rendered.plain(), rendered.html());
            helper.setSentDate(Date.from(clock.instant()));
            message.setHeader("Content-Language", due.language().toLanguageTag());
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new MailPreparationException("the mail " + due.messageId() + " cannot be made", e);
        }
    }

    /** A message under our own name; the library's would look this machine up in the DNS for each message. */
    private static final class NamedMessage extends MimeMessage {

        private final String messageId;

        NamedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }

    private void whenRolledBack(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                action.run();
            }
        });
    }

    // A mail server's answer quotes the address, so that only its code is kept.
    private void keepFailure(Key key, MailException failure) {
        keepFailure(key, described(failure));
    }

    private void keepFailure(Key key, String error) {
        LOG.warn("Mail {} about {} was not sent: {}", key.template(), key.about(), error);
        ownTransaction.executeWithoutResult(status -> jdbc.sql(
                        "update daifa.mail set attempts = attempts + 1, last_error = :error where sent_at is null and "
                                + KEY)
                .param("error", error)
                .param("template", key.template())
                .param("about", key.about())
                .param("revision", key.revision())
                .update());
    }

    private static String described(MailException failure) {
        Throwable cause = failure;
        if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            cause = sending.getMessageExceptions()[0];
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var reply = REPLY.matcher(String.valueOf(cause.getMessage()));
        return cause.getClass().getSimpleName() + (reply.find() ? " " + reply.group() : "");
    }

    private String messageId(Intended mail) {
        var domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        return "<" + mail.template() + "." + mail.revision() + "." + mail.about() + "@" + domain + ">";
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Sent sent(ResultSet row) throws SQLException {
        var sentAt = row.getObject("sent_at", OffsetDateTime.class);
        var stoppedAt = row.getObject("cancelled_at", OffsetDateTime.class);
        return new Sent(
                row.getString("message_id"),
                row.getString("template"),
                masked(row.getString("recipient")),
                row.getObject("intended_at", OffsetDateTime.class).toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                stoppedAt == null ? null : stoppedAt.toInstant(),
                row.getInt("attempts"),
                row.getString("last_error"));
    }

    private static String masked(String address) {
        var at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.substring(0, 1) + "***" + address.substring(at);
    }

    private static InternetAddress address(String text) {
        try {
            var address = new InternetAddress(text, true);
            return new InternetAddress(address.getAddress(), address.getPersonal(), "UTF-8");
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("daifa.mail.from is no mail address", e);
        }
    }
}
