package io.daifa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The engine's webapps in Chinese: nothing of what they say in English is missing, nothing is left over. */
class WebappWordsTest {

    private static final String WEBAPPS = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[sd]");
    private static final Pattern TAG = Pattern.compile("</?(?:a|b|br|code|em|p|pre|span|strong)\\b");

    /** Names, formats and signs that are the same in both languages. */
    private static final Set<String> SAME = Set.of(
            "",
            "<",
            "<=",
            ">",
            ">=",
            "<null>",
            "<undefined>",
            "null",
            "ID",
            "ID*",
            "CSV",
            "JSON",
            "Optimize",
            "YYYY-MM-DDTHH:mm:ss");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void chineseHasExactlyTheKeysOfTheEnginesEnglish(String app) throws IOException {
        assertThat(texts(app, "zh").keySet())
                .containsExactlyInAnyOrderElementsOf(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyTextIsChineseWithThePlaceholdersOfTheEnglishOne(String app) throws IOException {
        var english = texts(app, "en");
        texts(app, "zh").forEach((key, text) -> {
            if (!key.startsWith("dateLocales") && !SAME.contains(text)) {
                assertThat(text).as("%s %s", app, key).containsPattern(HAN);
            }
            if (!key.equals("labels.BANNER_CE_EOL_TEXT")) {
                assertThat(all(PLACEHOLDER, text))
                        .as("placeholders of %s %s", app, key)
                        .isEqualTo(all(PLACEHOLDER, english.get(key)));
                assertThat(all(TAG, text)).as("tags of %s %s", app, key).isEqualTo(all(TAG, english.get(key)));
            }
        });
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /** All texts by their paths; a place in a list counts as a key. */
    private static Map<String, String> texts(String app, String language) throws IOException {
        var file = new ClassPathResource(WEBAPPS + app + "/locales/" + language + ".json")
                .getContentAsString(StandardCharsets.UTF_8);
        // The engine's files begin with a byte-order mark.
        var texts = new TreeMap<String, String>();
        collect("", new ObjectMapper().readTree(file.replace("\uFEFF", "")), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
            return;
        }
        for (var i = 0; i < node.size() && node.isArray(); i++) {
            collect(path + "." + i, node.get(i), texts);
        }
        node.properties()
                .forEach(child -> collect(
                        path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue(), texts));
    }
}
