package io.daifa.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The SMTP server of the demo, on this machine alone: it takes every mail to whomever it is addressed, and sends none on. It is up before
 * the engine's jobs run, and down after them.
 */
@Component
@Profile("demo")
class DemoMailbox implements SmartLifecycle {

    private static final int FIRST_UP_LAST_DOWN = Integer.MIN_VALUE + 1000;
    private static final long START_MILLIS = 10_000;

    private final DemoMails mails;
    private final int port;
    private final GreenMail server;
    private boolean running;

    DemoMailbox(DemoMails mails, @Value("${daifa.demo.smtp-port:3025}") int port) {
        this.mails = mails;
        this.port = port;
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START_MILLIS);
        server = new GreenMail(setup);
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The demo's mail server cannot listen on 127.0.0.1:" + port
                            + "; name another port with daifa.demo.smtp-port",
                    e);
        }
        var everybody = server.setUser("everybody@demo.localhost", "everybody");
        server.getUserManager().setMessageDeliveryHandler((mail, address) -> {
            mails.keep(mail.getMessage());
            forget();
            return everybody;
        });
        running = true;
    }

    @Override
    public void stop() {
        server.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return FIRST_UP_LAST_DOWN;
    }

    /** The server's own memory would grow for ever: nobody reads it. */
    private void forget() throws MessagingException {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("the mailbox cannot be emptied", e);
        }
    }
}
