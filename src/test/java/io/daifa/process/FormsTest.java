package io.daifa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The forms are what a person wants them to be: the problem first, nothing in the way that does not matter, and a word for everything. */
class FormsTest {

    /** What the bundled form renderer knows; one component that it does not know breaks the whole form. */
    private static final Set<String> KNOWN =
            Set.of("table", "text", "image", "textfield", "textarea", "radio", "select", "checkbox", "datetime");

    private static final Set<String> DECISIONS = Set.of("outcome", "resolution", "result");

    /** Fields that matter whatever is decided. */
    private static final Set<String> ALWAYS =
            Set.of("note", "supplierWords", "buyerWords", "askCustomer", "outcome", "resolution", "result");

    /** A form that decides nothing: it has one field. */
    private static final String ONE_FIELD = "Task_NameReturnAddress";

    static Stream<String> forms() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form"))
                .map(file -> file.getFilename().replace(".form", ""))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itBeginsWithItsProblemAndWhatToDo(String form) throws IOException {
        var first = components(form).get(0);

        assertThat(first.path("id").asText()).isEqualTo("problems");
        assertThat(keys(first.path("columns"))).containsExactly("problem", "remedy");
        assertThat(components(form).get(1).path("id").asText()).isEqualTo("head");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itsComponentsAreKnownToTasklist(String form) throws IOException {
        assertThat(components(form))
                .extracting(component -> component.path("type").asText())
                .isSubsetOf(KNOWN);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatOneOutcomeWantsIsHiddenInTheOthers(String form) throws IOException {
        for (var component : components(form)) {
            var key = component.path("key").asText();
            if (!key.isEmpty() && !ALWAYS.contains(key) && !form.equals(ONE_FIELD)) {
                assertThat(component.path("conditional").path("hide").asText())
                        .as(form + "." + key)
                        .containsAnyOf(DECISIONS.toArray(String[]::new));
            }
        }
    }

    /** A misspelt constant would hide a field for good. */
    @ParameterizedTest
    @MethodSource("forms")
    void whatHidesAFieldIsOneOfTheDecisionsChoices(String form) throws IOException {
        var choices = components(form).stream()
                .filter(component -> DECISIONS.contains(component.path("key").asText()))
                .flatMap(component ->
                        StreamSupport.stream(component.path("values").spliterator(), false))
                .map(choice -> choice.path("value").asText())
                .toList();
        for (var component : components(form)) {
            var hide = component.path("conditional").path("hide").asText();
            for (var name : hide.split("\"", -1)) {
                if (name.matches("[A-Z_]+")) {
                    assertThat(choices).as(form + ": " + hide).contains(name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldSaysWhatItIs(String form) throws IOException {
        for (var component : components(form)) {
            var said = Map.of("text", "text", "image", "alt")
                    .getOrDefault(component.path("type").asText(), component.has("dateLabel") ? "dateLabel" : "label");
            assertThat(component.path(said).asText()).as(component.toString()).isNotBlank();
        }
    }

    /** What a person has to write says how, unless the choices say all. */
    @ParameterizedTest
    @MethodSource("forms")
    void whatIsWrittenOrDatedIsDescribed(String form) throws IOException {
        var plain = List.of("receiverName", "sellerMemo", "exchangeVariant");
        for (var component : components(form)) {
            if (Set.of("textfield", "textarea", "datetime")
                            .contains(component.path("type").asText())
                    && !plain.contains(component.path("key").asText())) {
                assertThat(component.path("description").asText())
                        .as(form + "." + component.path("key").asText())
                        .isNotBlank();
            }
        }
    }

    private static List<String> keys(JsonNode columns) {
        return StreamSupport.stream(columns.spliterator(), false)
                .map(column -> column.path("key").asText())
                .toList();
    }

    private static List<JsonNode> components(String form) throws IOException {
        var file = new PathMatchingResourcePatternResolver().getResource("classpath:forms/" + form + ".form");
        return StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(file.getContentAsByteArray())
                                .path("components")
                                .spliterator(),
                        false)
                .toList();
    }
}
