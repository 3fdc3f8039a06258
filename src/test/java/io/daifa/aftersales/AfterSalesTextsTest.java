package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AfterSalesTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void eachConstantHasAWord(String language) {
        assertThat(texts("aftersales", language).stringPropertyNames())
                .containsAll(keys("caseState", AfterSalesCase.State.values()))
                .containsAll(keys("freight", AfterSalesCase.Freight.values()))
                .containsAll(keys("caseProblem", CaseProblem.values()))
                .containsAll(keys("resolution", Resolution.values()));
    }

    private static Iterable<String> keys(String prefix, Enum<?>... constants) {
        return Stream.of(constants)
                .map(constant -> prefix + "." + constant.name())
                .toList();
    }

    private static Properties texts(String module, String language) {
        var texts = new Properties();
        var name = "/messages/" + module + "_" + language + ".properties";
        try (var reader =
                new InputStreamReader(AfterSalesTextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
