package io.daifa.support;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL with the product's tables, for tests of one module without Spring or the engine. One server a test run. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final String TEMPLATE = migrated();

    private final DataSource dataSource;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A database of its own, empty but for the tables. */
    public static TestDatabase fresh() {
        var name = "t" + Long.toHexString(System.nanoTime());
        create(name, TEMPLATE);
        return new TestDatabase(pool(name));
    }

    /** A database of its own as that release's tables were, for tests of what becomes of what is in them. */
    public static TestDatabase asOf(String version) {
        var name = "t" + Long.toHexString(System.nanoTime());
        create(name, "template1");
        var database = new TestDatabase(pool(name));
        flyway(database.dataSource).target(version).load().migrate();
        return database;
    }

    /** Makes the tables those of today. */
    public void migrate() {
        flyway(dataSource).load().migrate();
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

    private static String migrated() {
        create("migrated", "template1");
        flyway(SERVER.getDatabase("postgres", "migrated")).load().migrate();
        return "migrated";
    }

    private static FluentConfiguration flyway(DataSource dataSource) {
        return Flyway.configure().dataSource(dataSource).schemas("daifa").defaultSchema("daifa");
    }

    private static void create(String name, String template) {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name + " template " + template)
                .update();
    }

    private static DataSource pool(String name) {
        var pool = new HikariDataSource();
        pool.setDataSource(SERVER.getDatabase("postgres", name));
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "300")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
