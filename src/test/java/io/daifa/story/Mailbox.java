package io.daifa.story;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mail server of the tests, which keeps what it gets. */
public final class Mailbox implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** Starts it on a free port. */
    public Mailbox() {
        server.start();
    }

    /** Its port. */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** Goes off: who sends gets an error until it is back. */
    public void goesDown() {
        server.getSmtp().stopService();
    }

    /** What that address got, oldest first. */
    public List<Letter> of(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(message -> to(message).equals(address))
                .map(Mailbox::letter)
                .toList();
    }

    /** A mail: its name, subject and text. */
    public record Letter(String messageId, String subject, String text) {

        /** The address of the first link whose path begins so. */
        public String link(String path) {
            var matcher = Pattern.compile("https?://[^\\s\"<>]*" + Pattern.quote(path) + "[^\\s\"<>]*")
                    .matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no link to " + path + " in:\n" + text);
            }
            return matcher.group();
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Letter letter(MimeMessage message) {
        try {
            return new Letter(message.getMessageID(), message.getSubject(), text(message));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            var text = new StringBuilder();
            for (var i = 0; i < parts.getCount(); i++) {
                text.append(text(parts.getBodyPart(i))).append('\n');
            }
            return text.toString();
        }
        return part.getContent().toString();
    }
}
