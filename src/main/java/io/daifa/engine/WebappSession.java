package io.daifa.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * One login for Tasklist, Cockpit and our own pages: the one that the webapps keep in the session. It is read and written here
 * and nowhere else; groups and deleted users are looked up anew after five minutes, as the webapps do.
 */
@Component
class WebappSession {

    private static final Duration TRUSTED_FOR = Duration.ofMinutes(5);

    private final ProcessEngine engine;

    WebappSession(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Logs the user in, in a new session. */
    void login(HttpServletRequest request, String user) {
        var authentication = AuthenticationUtil.createAuthentication(engine, user);
        if (authentication != null) {
            AuthenticationUtil.revalidateSession(request, authentication);
        }
    }

    /** Logs out of our pages and the webapps. */
    void logout(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private Optional<UserAuthentication> current(HttpSession session) {
        Authentications authentications = AuthenticationUtil.getAuthsFromSession(session);
        AuthenticationUtil.updateCache(authentications, session, TRUSTED_FOR.toMillis());
        return authentications.getAuthentications().stream()
                .filter(authentication -> authentication.getProcessEngineName().equals(engine.getName()))
                .findFirst();
    }

    /** Makes the webapps' login a login of Spring Security, for one request at a time. */
    static final class Reader extends org.springframework.web.filter.OncePerRequestFilter {

        private final WebappSession sessions;

        Reader(WebappSession sessions) {
            this.sessions = sessions;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional.ofNullable(request.getSession(false))
                    .flatMap(sessions::current)
                    .ifPresent(Reader::authenticate);
            chain.doFilter(request, response);
        }

        private static void authenticate(UserAuthentication user) {
            var roles = user.getGroupIds().stream()
                    .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                    .toList();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user.getName(), null, roles));
            SecurityContextHolder.setContext(context);
        }
    }
}
