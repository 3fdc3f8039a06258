package io.daifa.database;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded PostgreSQL, {@code daifa.database.*}: the folder of its data (empty: a temporary one, gone at the
 * end), its port on loopback (0: a free one), whether a commit is on the disk before it is answered (only tests say no), and
 * further settings of the server by their PostgreSQL names.
 */
@ConfigurationProperties("daifa.database")
record DatabaseSettings(
        @DefaultValue("./data/postgres") String dir,
        @DefaultValue("15432") int port,
        @DefaultValue("true") boolean durable,
        @DefaultValue Map<String, String> settings) {}
