package io.daifa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** The demo's mailbox takes every mail in, and shows it as it was written. */
class DemoMailboxTest {

    @TempDir
    Path home;

    @Test
    void aMailWithAChineseSubjectIsKept() throws Exception {
        var mails = new DemoMails(home.toString());
        var port = freePort();
        var mailbox = new DemoMailbox(mails, port);
        mailbox.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(port);
            var message = sender.createMimeMessage();
            var helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom("daifa@demo.localhost");
            helper.setTo(new InternetAddress("mingda@demo.localhost"));
            helper.setSubject("代发单 001-A:商品A × 2,请在 24 小时内发货,逾期请提前联系我们");
            helper.setText("纯文本", "<html><head></head><body><a href=\"http://localhost/s/x\">接单</a></body></html>");

            sender.send(message);
        } finally {
            mailbox.stop();
        }

        assertThat(mails.all()).singleElement().satisfies(headline -> {
            assertThat(headline.subject()).isEqualTo("代发单 001-A:商品A × 2,请在 24 小时内发货,逾期请提前联系我们");
            assertThat(headline.to()).isEqualTo("mingda@demo.localhost");
        });
        assertThat(mails.find(1)).hasValueSatisfying(letter -> {
            assertThat(letter.plain()).startsWith("纯文本");
            assertThat(letter.html()).contains("接单");
        });
    }

    @Test
    void theOldestMailGoesWhenThereAreTooMany() throws Exception {
        var mails = new DemoMails(home.toString());
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject("x");
        message.setText("x");
        for (var i = 0; i < DemoMails.MOST + 2; i++) {
            mails.keep(message);
        }

        assertThat(mails.all()).hasSize(DemoMails.MOST);
        assertThat(mails.find(2)).isEmpty();
        assertThat(mails.find(3)).isPresent();
    }

    @Test
    void aLinkInAMailOpensBesideIt() {
        assertThat(MailPage.linksBeside("<html><head><title>x</title></head></html>"))
                .isEqualTo("<html><head><base target=\"_blank\"><title>x</title></head></html>");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
