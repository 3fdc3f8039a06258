package io.daifa.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartNumbersTest {

    @ParameterizedTest
    @CsvSource({"0, A", "1, B", "25, Z", "26, AA", "27, AB", "51, AZ", "52, BA", "701, ZZ", "702, AAA"})
    void eachPartHasALetterOfItsOwn(int part, String letters) {
        assertThat(PartNumbers.sibling("DEMO_S1-A", part)).isEqualTo("DEMO_S1-" + letters);
    }

    @Test
    void theShopsNumberMayHaveHyphensItself() {
        assertThat(PartNumbers.sibling("DEMO_2026-11-23-B", 2)).isEqualTo("DEMO_2026-11-23-C");
    }
}
