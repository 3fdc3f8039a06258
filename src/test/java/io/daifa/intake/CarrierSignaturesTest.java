package io.daifa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.tracking.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The vector is that of the specification's own tests. */
class CarrierSignaturesTest {

    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theVectorOfTheSpecificationIsRight() {
        assertThat(signatures(SECRET, 0).isSigned(Provider.DAIFA, ID, TIMESTAMP, SIGNATURE, BODY))
                .isTrue();
        assertThat(signatures("whsec_" + SECRET, 0).isSigned(Provider.DAIFA, ID, TIMESTAMP, SIGNATURE, BODY))
                .isTrue();
    }

    @Test
    void oneOfManySignaturesAndOneOfTwoSecretsIsEnough() {
        var rotating = signatures(OTHER_SECRET + " , whsec_" + SECRET, 0);

        assertThat(rotating.isSigned(Provider.DAIFA, ID, TIMESTAMP, "v1,AAAA v1a,BBBB " + SIGNATURE, BODY))
                .isTrue();
    }

    @Test
    void anyOtherBodyIdTimeOrSignatureIsWrong() {
        var signatures = signatures(SECRET, 0);

        assertThat(signatures.isSigned(Provider.DAIFA, ID, TIMESTAMP, SIGNATURE, "{}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, "msg_other", TIMESTAMP, SIGNATURE, BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, ID, "1614265331", SIGNATURE, BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, ID, TIMESTAMP, SIGNATURE.replace("v1,", "v2,"), BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, ID, TIMESTAMP, "", BODY)).isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, null, TIMESTAMP, SIGNATURE, BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, ID, null, SIGNATURE, BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, ID, TIMESTAMP, null, BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.DAIFA, ID, "now", SIGNATURE, BODY))
                .isFalse();
        assertThat(signatures.isSigned(Provider.KUAIDI100, ID, TIMESTAMP, SIGNATURE, BODY))
                .isFalse();
    }

    @Test
    void theTimeIsFiveMinutesAwayAtMost() {
        for (var seconds : new long[] {-300, 300}) {
            assertThat(signatures(SECRET, seconds).isSigned(Provider.DAIFA, ID, TIMESTAMP, SIGNATURE, BODY))
                    .isTrue();
        }
        for (var seconds : new long[] {-301, 301}) {
            assertThat(signatures(SECRET, seconds).isSigned(Provider.DAIFA, ID, TIMESTAMP, SIGNATURE, BODY))
                    .isFalse();
        }
    }

    @Test
    void aProviderWithoutASecretIsNotThere() {
        var signatures = signatures(SECRET, 0);

        assertThat(signatures.provider("daifa")).contains(Provider.DAIFA);
        assertThat(signatures.provider("17track")).isEmpty();
        assertThat(signatures.provider("nobody")).isEmpty();
    }

    @Test
    void aWeakSecretStopsTheStart() {
        assertThatThrownBy(() -> signatures("c2hvcnQ=", 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("daifa.carriers.daifa.secret")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static CarrierSignatures signatures(String secret, long secondsLater) {
        var now = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP)).plusSeconds(secondsLater);
        return new CarrierSignatures(
                Clock.fixed(now, ZoneOffset.UTC),
                new MockEnvironment().withProperty("daifa.carriers.daifa.secret", secret));
    }
}
