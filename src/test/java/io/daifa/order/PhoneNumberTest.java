package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({"138****1234, 1234", "139****5678, 5678"})
    void theSampleMasksAreWellFormedAndYieldTheirLastFourDigits(String raw, String last4) {
        assertThat(PhoneNumber.of(raw, "CN")).isEqualTo(new PhoneNumber(raw, PhoneKind.MASKED, null, null, last4));
        assertThat(PhoneNumber.of(raw, "CN").masked()).isEqualTo(raw);
        assertThat(PhoneNumber.of(raw, "CN").problem("phone")).contains(Problem.at("phone", "phone-masked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"137****91011", "137***9101", "*", "***********", "0571-****8888", "137****901a", "12*****1234"})
    void aMalformedMaskIsInvalid(String raw) {
        assertThat(PhoneNumber.of(raw, "CN")).isEqualTo(new PhoneNumber(raw, PhoneKind.INVALID, null, null, null));
        assertThat(PhoneNumber.of(raw, "CN").masked()).isEqualTo("****");
        assertThat(PhoneNumber.of(raw, "CN").problem("phone")).contains(Problem.at("phone", "phone-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"138-****-1234", "+86 138****1234", " 138 **** 1234 ", "１３８＊＊＊＊１２３４"})
    void aMaskMayBeSpaced(String raw) {
        var phone = PhoneNumber.of(raw, "CN");

        assertThat(phone.kind()).isEqualTo(PhoneKind.MASKED);
        assertThat(phone.masked()).isEqualTo("138****1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "+8613812345678",
                "8613812345678",
                "008613812345678",
                "138 1234 5678",
                "138-1234-5678",
                "+86 138-1234-5678",
                "(+86)13812345678",
                "１３８１２３４５６７８",
                "\u300013812345678\t"
            })
    void aMainlandMobileIsPlain(String raw) {
        var phone = PhoneNumber.of(raw, "CN");

        assertThat(phone).isEqualTo(new PhoneNumber(raw, PhoneKind.PLAIN, "+8613812345678", null, "5678"));
        assertThat(phone.masked()).isEqualTo("138****5678");
        assertThat(phone.problem("phone")).isEmpty();
    }

    @Test
    void aMobileWithAPrefixThatTheLibraryDoesNotKnowIsPlain() {
        assertThat(PhoneNumber.of("14012345678", "CN").kind()).isEqualTo(PhoneKind.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "13812345678-1234;1234",
                "13812345678转1234;1234",
                "13812345678轉 1234;1234",
                "13812345678,123456;123456",
                "13812345678，1234;1234",
                "13812345678#123;123",
                "13812345678_1234;1234",
                "13812345678[1234];1234",
                "13812345678 - 1234;1234",
                "+86 13812345678-1234;1234"
            })
    void aMobileWithAnExtensionIsVirtual(String raw, String extension) {
        var phone = PhoneNumber.of(raw, "CN");

        assertThat(phone).isEqualTo(new PhoneNumber(raw, PhoneKind.VIRTUAL_EXT, "+8613812345678", extension, "5678"));
        assertThat(phone.masked()).isEqualTo("138****5678-***");
        assertThat(phone.hidden()).isEqualTo("138********-***");
        assertThat(phone.problem("phone")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oaid:1W1iaVJhZGljYWw2c0ZqNTVwb0NzV1E5",
                "CAID=abcdefgh12345678",
                "$HCUQzSaLl2uTb5Rz$7bKqP1$1$",
                "~AgAAAAKc2nEHEAcLXQEAaB1Z~3~",
                "#tQ5B#Lx6QpN0aDhKz9eVw0c/1A==#1"
            })
    void aPlatformsReferenceIsACipher(String raw) {
        var phone = PhoneNumber.of(raw, "CN");

        assertThat(phone).isEqualTo(new PhoneNumber(raw, PhoneKind.CIPHER_REF, null, null, null));
        assertThat(phone.masked()).isEqualTo("****");
        assertThat(phone.problem("phone")).contains(Problem.at("phone", "phone-cipher"));
    }

    @ParameterizedTest
    @CsvSource({
        "0571-88888888, CN, +8657188888888,, +86****8888",
        "0571-88888888-8001, CN, +8657188888888, 8001, +86****8888-***",
        "010 6552 9988, CN, +861065529988,, +86****9988",
        "+852 9123 4567, CN, +85291234567,, +85****4567",
        "030 901820, DE, +4930901820,, +49****1820",
        "+1 (650) 253-0000, CN, +16502530000,, +16****0000",
        "(650) 253-0000 ext. 1234, us, +16502530000, 1234, +16****0000-***",
        "13105551234, US, +13105551234,, +13****1234",
        "+8613812345678, US, +8613812345678,, 138****5678",
    })
    void otherNumbersAreReadByTheLibrary(String raw, String region, String digits, String extension, String masked) {
        var phone = PhoneNumber.of(raw, region);

        assertThat(phone.kind()).isEqualTo(PhoneKind.PLAIN);
        assertThat(phone.digits()).isEqualTo(digits);
        assertThat(phone.extension()).isEqualTo(extension);
        assertThat(phone.masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "CN", "cn "})
    void withoutARegionItIsChina(String region) {
        assertThat(PhoneNumber.of("13812345678", region).kind()).isEqualTo(PhoneKind.PLAIN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000",
                "null",
                "无",
                "${x}",
                "#{T(java.lang.Runtime)}",
                "${13812345678}",
                "<script>13812345678</script>",
                "call 0571-88888888 please",
                "📱13812345678",
                "😀",
                "1381234567",
                "138123456789",
                "12345678901",
                "138xxxx1234",
                "13812345678-12",
                "13812345678转",
                "13812345678/13912345678",
                "+",
                "+86",
                "\uD83D",
                "1-800-FLOWERS",
                "################",
                "\u0000\u0001"
            })
    void anythingElseIsInvalid(String raw) {
        var phone = PhoneNumber.of(raw, "CN");

        assertThat(phone.kind()).isEqualTo(PhoneKind.INVALID);
        assertThat(phone.raw()).isEqualTo(raw == null ? "" : raw);
        assertThat(phone.digits()).isNull();
        assertThat(phone.last4()).isNull();
        assertThat(phone.masked()).isEqualTo("****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "*", "-", "$", "a", "(", "+", " 1", "转", "㍿"})
    void aLongTextIsInvalid(String part) {
        assertThat(PhoneNumber.of(part.repeat(10_000), "CN").kind()).isEqualTo(PhoneKind.INVALID);
        assertThat(PhoneNumber.of("13812345678" + part.repeat(500), "CN").kind())
                .isEqualTo(PhoneKind.INVALID);
    }

    @Test
    void anUnknownRegionIsNoError() {
        assertThat(PhoneNumber.of("030 901820", "Atlantis").kind()).isEqualTo(PhoneKind.INVALID);
        assertThat(PhoneNumber.of("030 901820", "😀").kind()).isEqualTo(PhoneKind.INVALID);
    }

    @Test
    void noTextThrows() {
        var random = new Random(42);
        var pieces = new String[] {
            "1",
            "38",
            "0571",
            "+86",
            "*",
            "****",
            "-",
            "转",
            "#",
            "[",
            "]",
            " ",
            "ext",
            ";",
            "=",
            "oaid:",
            "${",
            "}",
            "😀",
            "\uDC00",
            "０",
            "٣",
            "\n",
            "Ａ",
            "(",
            ")",
            "/",
            "tel:",
            "phone-context"
        };
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var phone = PhoneNumber.of(text.toString(), i % 2 == 0 ? "CN" : "US");
            assertThat(phone.raw()).isEqualTo(text.toString());
            assertThat(phone.toString()).isNotBlank();
        }
    }

    @Test
    void itsTextDoesNotGiveTheNumberAway() {
        assertThat(PhoneNumber.of("13812345678-9876", "CN")).hasToString("PhoneNumber[VIRTUAL_EXT 138****5678-***]");
        assertThat(PhoneNumber.of("137****91011", "CN").toString()).doesNotContain("137", "91011");
        assertThat(PhoneNumber.of("+49 30 901820", "CN").toString()).doesNotContain("30901820", "90");
    }
}
