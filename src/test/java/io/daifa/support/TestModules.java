package io.daifa.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daifa.kernel.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Modules as they run, with transactions and a database of their own, and without the engine, the web and Spring Boot. The kernel, mail, shop and
 * order are always there; decisions are answered by what the test gives.
 */
public final class TestModules implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T06:00:00Z"));
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** Starts them, with further packages, and mail to that port of this machine. */
    public TestModules(Decisions decisions, int smtpPort, String... furtherPackages) {
        var pool = new HikariConfig();
        pool.setDataSource(database.dataSource());
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(1);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "daifa.secret", "a secret of the tests, long enough for a key",
                                "daifa.base-url", "https://daifa.example/",
                                "daifa.mail.from", "Daifa 代发 <orders@daifa.example>")));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(DataSource.class, () -> new HikariDataSource(pool));
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Decisions.class, () -> decisions);
        context.registerBean("messageSource", MessageSource.class, TestModules::messages);
        context.registerBean(JavaMailSender.class, () -> sender(smtpPort));
        context.register(Transactions.class);
        context.scan("io.daifa.kernel", "io.daifa.mail", "io.daifa.shop", "io.daifa.order");
        if (furtherPackages.length > 0) {
            context.scan(furtherPackages);
        }
        context.refresh();
    }

    /** A bean. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The clock of these modules. */
    public SettableClock clock() {
        return clock;
    }

    /** Statements on the database. */
    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    /** Transactions on the database. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    /** Hears the events of that type, in the transaction that publishes them. */
    public <E> void hear(Class<E> type, Consumer<E> listener) {
        context.addApplicationListener((ApplicationListener<ApplicationEvent>) event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && type.isInstance(payload.getPayload())) {
                listener.accept(type.cast(payload.getPayload()));
            }
        });
    }

    @Override
    public void close() {
        context.close();
    }

    /** The product's texts. */
    public static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/kernel", "messages/mail", "messages/shop", "messages/order");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static JavaMailSender sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "5000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return sender;
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}
}
