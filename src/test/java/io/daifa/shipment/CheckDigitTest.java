package io.daifa.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {

    @ParameterizedTest
    @CsvSource({
        "S10, RB123456785GB",
        "S10, EE123456785CN",
        "UPS, 1Z5R89390357567127",
        "UPS, 1Z999AA10123456784",
        "FEDEX, 986578788855",
        "FEDEX, 477179081230",
        "DHL, 3318810025",
        "USPS, 9400111206206406260787",
        "USPS, 420902459400111206206406260787",
        "USPS, 4209024512349400111206206406260787",
    })
    void aRealNumberHoldsAndAnyOtherLastDigitDoesNot(CheckDigit rule, String number) {
        assertThat(rule.holds(number)).isTrue();

        var check = rule == CheckDigit.S10 ? 10 : number.length() - 1;
        for (var digit = '0'; digit <= '9'; digit++) {
            if (digit != number.charAt(check)) {
                var wrong = number.substring(0, check) + digit + number.substring(check + 1);
                assertThat(rule.holds(wrong)).as(wrong).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RR000000005DE, 0", "RR000000080DE, 1"})
    void anS10RestOfNoughtMeansFiveAndOfOneMeansNought(String number, int rest) {
        assertThat(CheckDigit.S10.holds(number)).as("rest %s", rest).isTrue();
    }
}
