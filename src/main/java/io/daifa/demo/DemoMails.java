package io.daifa.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The mails that the demo's mailbox has taken in, the last 500, each a file, so that their links are found after a restart too. */
@Component
@Profile("demo")
class DemoMails {

    static final int MOST = 500;

    private static final Pattern NAME = Pattern.compile("(\\d{10})\\.eml");
    private static final Session PLAIN = Session.getInstance(new Properties());

    private final Path folder;

    DemoMails(@Value("${daifa.home:./data}") String home) {
        folder = Path.of(home, "demo-mail");
    }

    /** A mail as it is listed. */
    record Headline(
            long id, String subject, String to, @Nullable Instant at) {}

    /** A mail with its texts; one of the two at least stands in most. */
    record Letter(
            Headline headline,
            @Nullable String html,
            @Nullable String plain) {}

    /** Keeps the mail, and lets the oldest go. */
    synchronized void keep(MimeMessage mail) throws MessagingException {
        var known = ids();
        var id = known.isEmpty() ? 1 : known.get(0) + 1;
        try (var bytes = new ByteArrayOutputStream()) {
            mail.writeTo(bytes);
            OwnerOnly.write(file(id), bytes.toByteArray());
            for (var old : known.stream().skip(MOST - 1).toList()) {
                Files.deleteIfExists(file(old));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo's mail in " + folder.toAbsolutePath(), e);
        }
    }

    /** All of them, the newest first. */
    List<Headline> all() {
        return ids().stream()
                .flatMap(id -> find(id).stream())
                .map(Letter::headline)
                .toList();
    }

    /** That mail. */
    Optional<Letter> find(long id) {
        var file = file(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(file)) {
            var mail = new MimeMessage(PLAIN, stream);
            return Optional.of(new Letter(headline(id, mail), text(mail, "text/html"), text(mail, "text/plain")));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mail " + file.toAbsolutePath() + " cannot be read", e);
        }
    }

    private List<Long> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(name -> Long.valueOf(name.group(1)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long id) {
        return folder.resolve(String.format("%010d.eml", id));
    }

    private static Headline headline(long id, MimeMessage mail) throws MessagingException {
        var to = mail.getRecipients(RecipientType.TO);
        var sent = mail.getSentDate();
        return new Headline(
                id,
                mail.getSubject() == null ? "" : mail.getSubject(),
                to == null
                        ? ""
                        : Arrays.stream(to)
                                .map(address -> address instanceof InternetAddress internet
                                        ? internet.toUnicodeString()
                                        : address.toString())
                                .collect(Collectors.joining(", ")),
                sent == null ? null : sent.toInstant());
    }

    private static @Nullable String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text ? text : null;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var text = text(inner, type);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }
}
