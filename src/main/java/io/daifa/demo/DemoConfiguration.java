package io.daifa.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** The demo's pages are open to everybody who reaches this machine; the carrier moves by the clock. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableScheduling
class DemoConfiguration {

    @Bean
    @Order(40)
    SecurityFilterChain demoPages(HttpSecurity http) throws Exception {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName("demo-form");
        cookie.setCookiePath("/demo");
        cookie.setCookieCustomizer(attributes -> attributes.httpOnly(true).sameSite("Strict"));
        // The cookie must be set before the page is written: the token is made at once, not when the form is reached.
        var atOnce = new XorCsrfTokenRequestAttributeHandler();
        atOnce.setCsrfRequestAttributeName(null);
        return http.securityMatcher("/demo", "/demo/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(cookie).csrfTokenRequestHandler(atOnce))
                // A mail is shown in a frame.
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }
}
