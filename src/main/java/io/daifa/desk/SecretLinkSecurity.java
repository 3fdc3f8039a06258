package io.daifa.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Who holds the link is who may enter: the pages themselves ask for the token, so these chains let everybody in and keep no session.
 *
 * <p>The supplier's forms are guarded against forged requests by double submission: a random value stands in a cookie that only our
 * pages' requests carry (strict, not readable by scripts) and, masked anew on each page, in the form.
 */
@Configuration(proxyBeanMethods = false)
class SecretLinkSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain supplierLinkChain(HttpSecurity http) throws Exception {
        return guarded(http, SupplierPage.PATH, "supplier-form");
    }

    @Bean
    @Order(12)
    SecurityFilterChain supplierDeskChain(HttpSecurity http) throws Exception {
        return guarded(http, SupplierDeskPage.PATH, "supplier-desk-form");
    }

    private static SecurityFilterChain guarded(HttpSecurity http, String path, String cookieName) throws Exception {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(cookieName);
        cookie.setCookiePath(path);
        cookie.setCookieCustomizer(attributes -> attributes.httpOnly(true).sameSite("Strict"));
        // The cookie must be set before the page is written: the token is made at once, not when the form is reached.
        var atOnce = new XorCsrfTokenRequestAttributeHandler();
        atOnce.setCsrfRequestAttributeName(null);
        return open(http.securityMatcher(path, path + "/**")
                .csrf(csrf -> csrf.csrfTokenRepository(cookie).csrfTokenRequestHandler(atOnce)));
    }

    @Bean
    @Order(11)
    SecurityFilterChain trackingLinkChain(HttpSecurity http) throws Exception {
        return open(http.securityMatcher("/t/**").csrf(AbstractHttpConfigurer::disable));
    }

    /** Whoever can post here has the link, which no forger does: no cookie opens these pages. */
    @Bean
    @Order(12)
    SecurityFilterChain caseLinkChain(HttpSecurity http) throws Exception {
        return open(http.securityMatcher("/c/**").csrf(AbstractHttpConfigurer::disable));
    }

    private static SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }
}
