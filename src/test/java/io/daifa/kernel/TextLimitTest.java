package io.daifa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextLimitTest {

    private final TextLimit limit = new TextLimit(5, "note-too-long");

    @Test
    void wordsComeWithoutBlanksAndWhatCannotBeStored() throws Refusal {
        assertThat(limit.words("note", " a\0b ")).isEqualTo("ab");
        assertThat(limit.words("note", " \0 ")).isNull();
        assertThat(limit.words("note", null)).isNull();
        assertThat(limit.words("note", "  12345  ")).isEqualTo("12345");
    }

    @Test
    void moreIsRefusedUnderTheCallersCode() {
        assertThatThrownBy(() -> limit.words("note", "123456"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .containsExactly(Problem.at("note", "note-too-long", "5")));
        assertThatThrownBy(() -> limit.check("note", "123456")).hasMessageContaining("note-too-long");
    }

    @Test
    void whatCannotBeStoredIsRefusedWhereTheWordsStayAsTheyAre() throws Refusal {
        limit.check("note", null);
        limit.check("note", "12345");

        assertThatThrownBy(() -> limit.check("note", "a\0b")).hasMessageContaining("note-too-long");
    }
}
