package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskLoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/", "/desk/orders", "/desk/orders/0192-af?tab=story&q=%E6%9D%8E"})
    void aPageOfOursIsATarget(String target) {
        assertThat(DeskLogin.safe(target)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "https://evil.example/desk/",
                "//evil.example/desk",
                "/desk//evil.example",
                "/desk/../camunda",
                "/desk\\@evil.example",
                "/desk@evil.example",
                "/desk/\r\nSet-Cookie: a=b",
                "/desk/login",
                "/desk/logout",
                "javascript:alert(1)"
            })
    void anythingElseLeadsToTheFirstPage(String target) {
        assertThat(DeskLogin.safe(target)).isEqualTo("/desk");
    }
}
