package io.daifa.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SF1385628716739",
                " sf1385628716739 ",
                "SF 1385 6287 1673 9",
                "sf-1385628716739",
                "SF\u20131385\u2212628716739",
                "SF1385628716739\t\n",
                "\u3000SF1385628716739\u00A0",
                "\uFEFFSF1385628716739\u200B",
                "ＳＦ１３８５６２８７１６７３９",
                "ｓｆ－１３８５６２８７１６７３９"
            })
    void aNumberIsTheSameHoweverItIsWritten(String written) throws Refusal {
        assertThat(TrackingNumber.of("trackingNumber", written)).hasToString("SF1385628716739");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "---", "\u3000"})
    void aBlankNumberIsRefused(String written) {
        assertThat(refusal(written)).isEqualTo(Problem.at("parcels[0].trackingNumber", "tracking-number-missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "单号1234567890",
                "SF12345678;DROP",
                "${1+1}",
                "<script>",
                "SF_1234567890",
                "\u0131234567890",
                "1234567890/2"
            })
    void aNumberWithOtherCharactersIsRefused(String written) {
        assertThat(refusal(written)).isEqualTo(Problem.at("parcels[0].trackingNumber", "tracking-number-characters"));
    }

    @Test
    void fortyCharactersAreTakenAndNotOneMore() throws Refusal {
        assertThat(TrackingNumber.of("trackingNumber", "9".repeat(40)).value()).hasSize(40);
        assertThat(refusal("9".repeat(41)).code()).isEqualTo("tracking-number-too-long");
        assertThat(refusal("9".repeat(10_000_000)).arguments()).containsExactly(40);
    }

    @ParameterizedTest
    @CsvSource({"sf1385628716739", "SF 1385628716739", "''"})
    void aStoredNumberIsNormalisedAlready(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackingNumber(value));
    }

    private static Problem refusal(String written) {
        var refusal =
                catchThrowableOfType(Refusal.class, () -> TrackingNumber.of("parcels[0].trackingNumber", written));
        assertThat(refusal.problems()).hasSize(1);
        return refusal.problems().get(0);
    }
}
