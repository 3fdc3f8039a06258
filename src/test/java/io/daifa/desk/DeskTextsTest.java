package io.daifa.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DeskTextsTest {

    @Test
    void everyTextOfThePagesStandsInBothLanguages() throws IOException {
        var chinese = texts("zh");
        var english = texts("en");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(chinese.values()).noneMatch(text -> text.toString().isBlank());
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in = DeskTextsTest.class.getResourceAsStream("/messages/desk_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
