package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Diagrams, decision tables and forms speak the language of the installation's tasks. */
class TaskLanguageTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyWordOfADiagramATableOrAFormIsThereInChineseAndNoWordIsLeftOver() throws IOException {
        var chinese = new TaskLanguage(json, "zh");
        var deployed = new StringBuilder();
        for (var pattern : new String[] {"classpath:bpmn/*.bpmn", "classpath:bpmn/*.dmn", "classpath:forms/*.form"}) {
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                deployed.append(new String(
                        chinese.spoken(file.getFilename(), file.getContentAsByteArray()), StandardCharsets.UTF_8));
            }
        }

        assertThat(deployed).contains("审核订单", "催发货", "审单规则").doesNotContain("\"Confirm order\"", "\"Seller's memo\"");
        assertThat(labels().values()).allSatisfy(word -> assertThat(deployed).contains(escaped(word)));
    }

    @Test
    void inEnglishAFileIsDeployedAsItIs() throws IOException {
        var file = new ClassPathResource("forms/Task_ConfirmOrder.form").getContentAsByteArray();

        assertThat(new TaskLanguage(json, "en").spoken("Task_ConfirmOrder.form", file))
                .isSameAs(file);
    }

    private static String escaped(String word) {
        return word.replace("\"", "\\\"");
    }

    private Map<String, String> labels() throws IOException {
        return json.readValue(new ClassPathResource("labels/zh.json").getInputStream(), new TypeReference<>() {});
    }
}
