package io.daifa.engine;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call what. The chains are asked by their order: 100 {@code /api/admin}, 200 {@code /engine-rest}, 300 {@code /camunda},
 * 400 {@code /desk}; 500 to 900 are the other modules' ({@code /api}, {@code /s}, {@code /t}, {@code /webhooks}); the last one denies
 * all that nobody has claimed.
 *
 * <p>Paths are matched by {@link PathPatternRequestMatcher}: a matcher by name looks at Spring's own servlet only, and the
 * engine's interface and webapps are servlets of their own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String PAGES_ONLY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] ADMINS = {StaffGroups.PROCESS_ADMIN, StaffGroups.CAMUNDA_ADMIN};

    /** Administration by REST: an administrator of the engine, by name and password. */
    @Bean
    @Order(100)
    SecurityFilterChain adminApi(HttpSecurity http, CamundaLogin login, ProblemWriter problems) throws Exception {
        return stateless(http, login, problems)
                .securityMatcher(path("/api/admin/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAnyRole(ADMINS))
                .build();
    }

    /** The engine's own REST interface: administrators, and the one way in for shops. */
    @Bean
    @Order(200)
    SecurityFilterChain engineRest(
            HttpSecurity http, CamundaLogin login, ProblemWriter problems, IdentityService identity) throws Exception {
        return stateless(http, login, problems)
                .securityMatcher(path("/engine-rest/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ShopStart.PATH))
                        .hasAnyRole(StaffGroups.SHOPS, StaffGroups.PROCESS_ADMIN, StaffGroups.CAMUNDA_ADMIN)
                        .anyRequest()
                        .hasAnyRole(ADMINS))
                .addFilterAfter(new EngineIdentity(identity), AuthorizationFilter.class)
                .addFilterAfter(new ShopStart(problems), EngineIdentity.class)
                .build();
    }

    /** The webapps have a login, a CSRF token and security headers of their own. */
    @Bean
    @Order(300)
    SecurityFilterChain webapps(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests ->
                        // As long as there is no administrator, this would let the first who comes make himself one.
                        requests.requestMatchers(path("/camunda/api/admin/setup/**"))
                                .denyAll()
                                // The engine would keep these for years: notes are fields of the forms, in the journal.
                                .requestMatchers(
                                        path("/camunda/api/engine/engine/*/task/*/comment/create"),
                                        path("/camunda/api/engine/engine/*/task/*/attachment/create"))
                                .denyAll()
                                .anyRequest()
                                .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(nothingHere(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .build();
    }

    /** Staff's own pages, with the webapps' login. */
    @Bean
    @Order(400)
    SecurityFilterChain desk(HttpSecurity http, WebappSession sessions) throws Exception {
        return http.securityMatcher(path("/desk/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(path("/desk/login"))
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole(StaffGroups.STAFF.toArray(String[]::new)))
                .addFilterBefore(new WebappSession.Reader(sessions), AnonymousAuthenticationFilter.class)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES_ONLY)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, refused) -> response.sendRedirect(DeskLogin.pageFor(request)))
                        .accessDeniedHandler((request, response, refused) -> {
                            // A login page that stood open while the session ended has an old token: show a new one.
                            if (request.getRequestURI().equals("/desk/login")) {
                                response.sendRedirect("/desk/login");
                            } else {
                                response.sendError(403);
                            }
                        }))
                .build();
    }

    /** What everybody may read; all else is denied. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain everythingElse(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        read("/"),
                                        read("/favicon.ico"),
                                        read("/assets/**"),
                                        read("/webjars/**"),
                                        read("/v3/api-docs/**"),
                                        read("/swagger-ui.html"),
                                        read("/swagger-ui/**"),
                                        read("/actuator/health/**"))
                                .permitAll()
                                .requestMatchers(path("/error"))
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(nothingHere(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, CamundaLogin login, ProblemWriter problems)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Customizer.withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authenticationManager(new ProviderManager(login))
                .httpBasic(basic -> basic.authenticationEntryPoint(loginNeeded(problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(loginNeeded(problems))
                        .accessDeniedHandler(forbidden(problems)));
    }

    private static AuthenticationEntryPoint loginNeeded(ProblemWriter problems) {
        return (request, response, refused) -> problems.write(
                request,
                response,
                ApiProblem.of(HttpStatus.UNAUTHORIZED, "login-needed")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"daifa\", charset=\"UTF-8\""));
    }

    private static AccessDeniedHandler forbidden(ProblemWriter problems) {
        return (request, response, refused) ->
                problems.write(request, response, ApiProblem.of(HttpStatus.FORBIDDEN, "forbidden"));
    }

    /** To a caller without a login, where a login would not help. */
    private static AuthenticationEntryPoint nothingHere(ProblemWriter problems) {
        return (request, response, refused) ->
                problems.write(request, response, ApiProblem.of(HttpStatus.FORBIDDEN, "forbidden"));
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher read(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
    }
}
