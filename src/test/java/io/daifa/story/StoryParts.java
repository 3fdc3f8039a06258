package io.daifa.story;

import io.daifa.support.SettableClock;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the stories' context has beside the product: a clock to move, a mail server, a recorder. */
@TestConfiguration
@Import(Story.class)
class StoryParts {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    Mailbox mailbox() {
        return new Mailbox();
    }

    @Bean
    @Primary
    JavaMailSender mailSender(Mailbox mailbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailbox.port());
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    @Bean
    SweptByHand sweptByHand(ApplicationContext application) {
        return new SweptByHand(application);
    }

    @Bean
    ProcessEnginePlugin passedElements() {
        return new PassedElements();
    }
}
