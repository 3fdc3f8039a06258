package io.daifa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of the product stand in both languages, and are written as their format wants them. */
class MessagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+[^}]*}");

    static Stream<String> bundles() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_en.properties"))
                .map(Resource::getFilename)
                .map(name -> name.substring(0, name.length() - "_en.properties".length()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeys(String bundle) throws IOException {
        assertThat(new TreeSet<>(read(bundle, "zh").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(read(bundle, "en").stringPropertyNames()));
    }

    /** The journal's texts name their data; arguments by number may differ, as each language picks the words that it has. */
    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesNameTheSameData(String bundle) throws IOException {
        var english = read(bundle, "en");
        var chinese = read(bundle, "zh");
        for (var key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key, "")))
                    .as(key)
                    .isSubsetOf(placeholders(english.getProperty(key)));
        }
    }

    /** A text with arguments is a MessageFormat, in which a quote is doubled; one without is taken as it is. */
    @ParameterizedTest
    @MethodSource("bundles")
    void quotesAreWrittenAsTheFormatWants(String bundle) throws IOException {
        var wrong = new ArrayList<String>();
        for (var language : List.of("en", "zh")) {
            var texts = read(bundle, language);
            for (var key : texts.stringPropertyNames()) {
                var text = texts.getProperty(key);
                var formatted = ARGUMENT.matcher(text).find();
                var bare = text.replace("''", "");
                if (formatted ? bare.contains("'") : text.contains("''")) {
                    wrong.add(language + " " + key + ": " + text);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** No two bundles say the same key: the first would win silently. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyStandsInTwoBundles(String bundle) throws IOException {
        var keys = read(bundle, "en").stringPropertyNames();
        for (var other : bundles().filter(name -> !name.equals(bundle)).toList()) {
            assertThat(read(other, "en").stringPropertyNames()).as(other).doesNotContainAnyElementsOf(keys);
        }
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile("\\{[a-zA-Z]\\w*}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties read(String bundle, String language) throws IOException {
        var texts = new Properties();
        var name = "/messages/" + bundle + "_" + language + ".properties";
        try (var file = MessagesTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
