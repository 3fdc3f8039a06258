package io.daifa.mail;

import java.util.UUID;

/** Writes the mails of a template that no step of a process sends: they go out from the {@link Outbox}. */
public interface MailWriter {

    /** The template. */
    String template();

    /** The text of the mail about that, from the facts as they are now. */
    MailText write(UUID about, int revision);
}
