package io.daifa.mail;

import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Makes a mail's subject, its page and its plain text. The templates are {@code templates/mail/<template>.html} and {@code .txt}; times and
 * amounts of the model are shown in the reader's way, times in the zone {@code daifa.zone}. Values are never evaluated.
 */
@Component
class MailTemplates {

    private final MessageSource messages;
    private final ZoneId zone;
    private final SpringTemplateEngine html;
    private final SpringTemplateEngine plain;

    MailTemplates(MessageSource messages, @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
        this.html = engine(TemplateMode.HTML, ".html");
        this.plain = engine(TemplateMode.TEXT, ".txt");
    }

    record Rendered(String subject, String html, String plain) {}

    Rendered render(String template, Locale language, MailText text) {
        var subject = messages.getMessage(
                "mail." + template + ".subject",
                text.subjectArguments().stream()
                        .map(value -> shown(value, language))
                        .toArray(),
                language);
        var context = new Context(language);
        text.model().forEach((name, value) -> context.setVariable(name, shown(value, language)));
        context.setVariable("subject", subject);
        return new Rendered(
                subject.replaceAll("\\p{Cntrl}", " "),
                html.process(template, context),
                plain.process(template, context));
    }

    private @Nullable Object shown(@Nullable Object value, Locale language) {
        if (value instanceof Instant instant) {
            return time(instant, language);
        }
        if (value instanceof Money money) {
            return amount(money, language);
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> shown(element, language))
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new HashMap<Object, @Nullable Object>();
            map.forEach((name, element) -> copy.put(name, shown(element, language)));
            return copy;
        }
        return value;
    }

    private String time(Instant instant, Locale language) {
        var pattern =
                language.equals(Languages.ENGLISH) ? "d MMM yyyy, HH:mm '(UTC'xxx')'" : "yyyy年M月d日 HH:mm'（UTC'xxx'）'";
        return DateTimeFormatter.ofPattern(pattern, language).format(instant.atZone(zone));
    }

    private static String amount(Money money, Locale language) {
        var number = NumberFormat.getNumberInstance(language);
        var decimals = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        number.setMinimumFractionDigits(decimals);
        number.setMaximumFractionDigits(decimals);
        return money.currency() + " " + number.format(money.amount());
    }

    private SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setPrefix("templates/mail/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
