package io.daifa.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.kernel.Links;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * What was answered to calls with a key, for as long as they may be sent again. Answers hold secrets (a customer's link, a shop's new key)
 * which the database does not hold elsewhere, so each is sealed with the call's key, which is not stored.
 */
@Repository
class KeptAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID HOUSE = new UUID(0, 0);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final Links links;
    private final Clock clock;
    private final Duration life;

    KeptAnswers(
            JdbcClient jdbc, Links links, Clock clock, @Value("${daifa.api.idempotency-life:PT24H}") Duration life) {
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("daifa.api.idempotency-life must be longer than nothing");
        }
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
        this.life = life;
    }

    /** An answer, and whether the call that got it is this one. */
    record Found(KeptAnswer answer, boolean sameCall) {}

    /** What was answered under the call's key, if that has not expired. */
    Optional<Found> find(KeyedCall call) {
        return jdbc.sql("select fingerprint, answer from daifa.kept_answer where id = :id and expires_at > :now")
                .param("id", call.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Found(
                        opened(call, row.getBytes("answer")),
                        Arrays.equals(row.getBytes("fingerprint"), call.fingerprint())))
                .optional();
    }

    /**
     * Takes the call in hand until the transaction ends: false where another transaction has it. It is a lock of the database's session, so that
     * one whose node has crashed is free again.
     */
    boolean take(KeyedCall call) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:id)")
                .param("id", ByteBuffer.wrap(call.id()).getLong())
                .query(Boolean.class)
                .single();
    }

    /** Keeps the answer; one that has expired makes room. */
    void keep(KeyedCall call, KeptAnswer answer) {
        jdbc.sql("""
                        insert into daifa.kept_answer (id, fingerprint, answer, expires_at)
                        values (:id, :fingerprint, :answer, :expires)
                        on conflict (id) do update
                        set fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at
                        """)
                .param("id", call.id())
                .param("fingerprint", call.fingerprint())
                .param("answer", sealed(call, answer))
                .param("expires", clock.instant().plus(life).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Erases what has expired. */
    @Scheduled(fixedDelayString = "${daifa.api.idempotency-purge:PT1H}")
    void purge() {
        jdbc.sql("delete from daifa.kept_answer where expires_at <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] sealed(KeyedCall call, KeptAnswer answer) {
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, call, nonce);
            var text = cipher.doFinal(JSON.writeValueAsBytes(answer));
            return ByteBuffer.allocate(nonce.length + text.length)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeptAnswer opened(KeyedCall call, byte[] sealed) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, call, Arrays.copyOf(sealed, NONCE_BYTES));
            return JSON.readValue(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), KeptAnswer.class);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("an answer that was kept cannot be opened: is daifa.secret another?", e);
        }
    }

    private Cipher cipher(int mode, KeyedCall call, byte[] nonce) throws GeneralSecurityException {
        var secret = KeyedCall.digest(
                links.token("kept-answer", HOUSE, 0), call.caller(), call.key().value());
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
