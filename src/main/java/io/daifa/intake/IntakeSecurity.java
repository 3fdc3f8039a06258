package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.ProblemWriter;
import io.daifa.shop.ShopKeys;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call the shops' and the carriers' interfaces: shops by their key; carriers by a signature, which the controller checks
 * because it needs the body. Of the rest of {@code /api} and {@code /webhooks} nothing is there, but {@code /api/admin} has a chain of its
 * own before the last of these.
 */
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

    // Just outside of Spring Security's filters (-100), so that what they refuse is told our way.
    private static final int BEFORE_SECURITY = -110;

    @Bean
    FilterRegistrationBean<ApiEdge> apiEdge(ApiErrors errors, ProblemWriter writer) {
        var registration = new FilterRegistrationBean<>(new ApiEdge(errors, writer));
        registration.addUrlPatterns("/api/*", "/webhooks/*");
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    /** Shops, by the key that they send as a bearer token. */
    @Bean
    @Order(20)
    SecurityFilterChain shopApiChain(HttpSecurity http, ShopKeys keys, ProblemWriter writer) throws Exception {
        return stateless(http)
                .securityMatcher(path("/api/v1/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole(ShopLogin.ROLE))
                .addFilterBefore(new ShopLogin(keys), AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(keyNeeded(writer)))
                .build();
    }

    /** Carriers and tracking providers. */
    @Bean
    @Order(30)
    SecurityFilterChain carrierHookChain(HttpSecurity http, ProblemWriter writer) throws Exception {
        return stateless(http)
                .securityMatcher(path("/webhooks/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(path("/webhooks/carriers/*"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(nothingHere(writer)))
                .build();
    }

    /** What nobody has claimed beneath {@code /api}. */
    @Bean
    @Order(900)
    SecurityFilterChain restOfApiChain(HttpSecurity http, ProblemWriter writer) throws Exception {
        return stateless(http)
                .securityMatcher(path("/api/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(nothingHere(writer)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static AuthenticationEntryPoint keyNeeded(ProblemWriter writer) {
        return (request, response, refused) -> {
            var given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            writer.write(
                    request,
                    response,
                    ApiProblem.of(HttpStatus.UNAUTHORIZED, given ? "key-unknown" : "key-needed")
                            .with(
                                    HttpHeaders.WWW_AUTHENTICATE,
                                    "Bearer realm=\"daifa\"" + (given ? ", error=\"invalid_token\"" : "")));
        };
    }

    private static AuthenticationEntryPoint nothingHere(ProblemWriter writer) {
        return (request, response, refused) -> writer.write(request, response, ApiProblem.notFound());
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
