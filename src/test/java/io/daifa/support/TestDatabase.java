package io.daifa.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL with the product's tables, for tests of one module without Spring or the engine. One server a test run. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();

    private final DataSource dataSource;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A database of its own, empty but for the tables. */
    public static TestDatabase fresh() {
        var name = "t" + Long.toHexString(System.nanoTime());
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        var dataSource = SERVER.getDatabase("postgres", name);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("daifa")
                .defaultSchema("daifa")
                .load()
                .migrate();
        return new TestDatabase(dataSource);
    }

    /** Its connections. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Statements on it. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Transactions on it. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
