package io.daifa.intake;

import io.daifa.shop.Shop;
import io.daifa.shop.ShopKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the shop whose key a request carries: {@code Authorization: Bearer dfk_…}. */
final class ShopLogin extends OncePerRequestFilter {

    static final String ROLE = "shop-api";

    private static final String SCHEME = "bearer ";

    private final ShopKeys keys;

    ShopLogin(ShopKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            keys.shopOf(header.substring(SCHEME.length()).strip()).ifPresent(shop -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new ShopCalling(shop));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    /** The shop that calls. */
    private static final class ShopCalling extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Shop shop;

        ShopCalling(Shop shop) {
            super(List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
            this.shop = shop;
            setAuthenticated(true);
        }

        @Override
        public Shop getPrincipal() {
            return shop;
        }

        @Override
        public @Nullable Object getCredentials() {
            return null;
        }

        @Override
        public String getName() {
            return shop.code();
        }
    }
}
