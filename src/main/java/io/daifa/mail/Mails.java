package io.daifa.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The mails that we intend, and whether they are done. {@link #intend} belongs to the transaction of the fact that is told;
 * {@link #send} is called by a job afterwards, as often as needed. The {@code Message-ID} is derived from template, subject and
 * revision, so that a copy sent again after a crash is recognised as the same mail.
 */
@Repository
public class Mails {

    /** A mail: which template, about what (an id and its revision), of which order, to whom, in which language. */
    public record Intended(
            String template, UUID about, int revision, UUID orderId, String recipient, Locale language) {}

    /** A mail as it stands: never its text. */
    public record Sent(
            String messageId,
            String template,
            String recipientMasked,
            Instant intendedAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String lastError) {}

    /** Intends that mail; intending the same again changes nothing. */
    public void intend(Intended mail) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends the mail of that template, subject and revision by SMTP unless it was sent before or was never intended: then nothing
     * happens. A failure of the mail server is thrown as a MailException, for the job to be tried again.
     */
    public void send(String template, UUID about, int revision, MailText text) {
        throw new UnsupportedOperationException();
    }

    /** Whether that mail was sent. */
    public boolean isSent(String template, UUID about, int revision) {
        throw new UnsupportedOperationException();
    }

    /** The order's mails, oldest first. */
    public List<Sent> of(UUID orderId) {
        throw new UnsupportedOperationException();
    }
}
