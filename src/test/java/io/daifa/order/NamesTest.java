package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张三丰, 张**",
        "张 三, 张*",
        "欧阳娜娜, 欧***",
        "阿不都热合曼, 阿****",
        "张, *",
        "張三豐, 張**",
        "John Doe, J*** D***",
        "Li, L***",
        "김철수, 김**",
    })
    void aNameKeepsItsFirstCharacter(String name, String masked) {
        assertThat(Names.masked(name)).isEqualTo(masked);
    }

    @Test
    void aMaskedNameStaysAsItIs() {
        assertThat(Names.masked("张*")).isEqualTo("张*");
        assertThat(Names.masked("张**")).isEqualTo("张**");
        assertThat(Names.masked("J*** D***")).isEqualTo("J*** D***");
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsNotCutInHalf() {
        assertThat(Names.masked("𠮷田")).isEqualTo("𠮷*");
        assertThat(Names.masked("田𠮷")).isEqualTo("田*");
        assertThat(Names.masked("😀 Doe")).isEqualTo("😀*** D***");
    }

    @Test
    void aPhoneBehindTheNameIsNotShown() {
        assertThat(Names.masked("王先生13812345678")).isEqualTo("王****");
        assertThat(Names.masked("王先生 13812345678")).isEqualTo("王****");
        assertThat(Names.masked("x".repeat(10_000))).isEqualTo("x***");
        assertThat(Names.masked("a ".repeat(10_000))).isEqualTo("a*** a*** a*** a***");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u3000", "\t\n"})
    void noNameIsShownAsNothing(String name) {
        assertThat(Names.masked(name)).isEmpty();
    }
}
