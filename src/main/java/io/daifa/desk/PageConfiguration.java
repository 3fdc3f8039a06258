package io.daifa.desk;

import io.daifa.order.Orders;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** What all pages share: their language and the headers that keep them safe. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<Orders> orders;

    PageConfiguration(ObjectProvider<Orders> orders) {
        this.orders = orders;
    }

    /** Spring finds the resolver by this name. */
    @Bean
    LocaleResolver localeResolver() {
        return new ChosenLanguage();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequests(orders));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LanguageSwitch());
        registry.addInterceptor(new PageHeaders())
                .addPathPatterns(
                        "/", "/desk/**", "/s", "/s/**", "/so", "/so/**", "/t/**", "/c/**", "/demo/**", "/error");
    }

    /** {@code ?lang=zh} and {@code ?lang=en}; any other value changes nothing. */
    private static final class LanguageSwitch extends LocaleChangeInterceptor {

        LanguageSwitch() {
            setParamName(ChosenLanguage.COOKIE);
            setHttpMethods("GET");
            setIgnoreInvalidLocale(true);
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            var spoken = ChosenLanguage.spoken(value);
            if (spoken == null) {
                throw new IllegalArgumentException("not a language of Daifa");
            }
            return spoken;
        }
    }
}
