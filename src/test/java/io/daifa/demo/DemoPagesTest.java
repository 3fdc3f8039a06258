package io.daifa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.daifa.kernel.Ids;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.client.ResourceAccessException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The demo's pages in both languages. */
class DemoPagesTest {

    @TempDir
    Path home;

    private final Progress progress = mock();
    private final DemoCarrier carrier = mock();
    private DemoMails mails;
    private MockMvc pages;

    @BeforeEach
    void thePagesStand() {
        var credentials = new DemoCredentials(home.toString());
        credentials.keep("login.order-desk", "abcdefghjk");
        credentials.keep(DemoShop.KEY, "dfk_secret");
        mails = new DemoMails(home.toString());
        var firstSteps = new FirstSteps(
                credentials,
                progress,
                carrier,
                "http://localhost:8080",
                Duration.ofSeconds(40),
                Duration.ofMinutes(10));
        var mailPage = new MailPage(mails, new Moments(ZoneId.of("Asia/Shanghai")));
        pages = MockMvcBuilders.standaloneSetup(firstSteps, mailPage)
                .setViewResolvers(views())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theFirstStepsShowTheLoginsTheValuesAndWhereEachOrderStands(String language) throws Exception {
        var parcel = Ids.next();
        when(progress.now(any()))
                .thenReturn(List.of(new Progress.OrderNow(
                        Ids.next(),
                        "001",
                        "商品A × 2",
                        "received",
                        List.of(new Progress.Step(1, "done", ""), new Progress.Step(2, "now", "")),
                        List.of(new Progress.WaitNow("Confirm order", "7", "order-desk")),
                        List.of(new Progress.ParcelNow(parcel, "SF1234567890", "Picked up", 25, "In transit")))));

        var page = shown("/demo/first-steps", language, here());

        assertThat(page)
                .contains("abcdefghjk", "dfk_secret", "13812341234", "13790101011", "SF1234567890", "#/?task=7")
                .contains("/demo/parcels/" + parcel + "/next-station")
                .doesNotContain("??");
    }

    @Test
    void whoSitsElsewhereSeesNoPassword() throws Exception {
        var page = shown("/demo/first-steps", "en", request -> {
            request.setRemoteAddr("192.0.2.7");
            return request;
        });

        assertThat(page).doesNotContain("abcdefghjk", "dfk_secret").contains("demo-credentials.txt");
    }

    @Test
    void anotherNameOfThisMachineShowsNoPassword() throws Exception {
        var page = shown("/demo/first-steps", "en", request -> {
            request.setServerName("rebound.example.com");
            return request;
        });

        assertThat(page).doesNotContain("abcdefghjk", "dfk_secret");
    }

    @Test
    void theButtonMovesTheParcelOn() throws Exception {
        var parcel = Ids.next();

        pages.perform(post("/demo/parcels/{id}/next-station", parcel))
                .andExpect(redirectedUrl("/demo/first-steps#orders"));

        verify(carrier).moveOn(parcel);
    }

    @Test
    void aCarrierThatIsNotHeardIsSaid() throws Exception {
        when(carrier.moveOn(any())).thenThrow(new ResourceAccessException("closed"));

        pages.perform(post("/demo/parcels/{id}/next-station", Ids.next()))
                .andExpect(redirectedUrl("/demo/first-steps?carrier=failed#orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aMailIsListedAndShownInAFrameThatRunsNothing(String language) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setTo("mingda@demo.localhost");
        helper.setSubject("代发单 001-A");
        helper.setText("纯文本", "<html><head></head><body><a href=\"http://localhost/s/x\">接单</a></body></html>");
        message.saveChanges();
        mails.keep(message);

        assertThat(shown("/demo/mail", language, here())).contains("代发单 001-A", "/demo/mail/1");
        assertThat(shown("/demo/mail/1", language, here())).contains("/demo/mail/1/html", "纯文本");
        var html = pages.perform(get("/demo/mail/1/html"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(html.getContentAsString(StandardCharsets.UTF_8)).contains("<base target=\"_blank\">", "接单");
        assertThat(html.getHeader("Content-Security-Policy"))
                .contains("sandbox allow-popups", "frame-ancestors 'self'")
                .doesNotContain("script-src");
    }

    @Test
    void aMailThatIsNotThereIsNotFound() throws Exception {
        pages.perform(get("/demo/mail/9")).andExpect(status().isNotFound());
    }

    private String shown(String path, String language, RequestPostProcessor from) throws Exception {
        return pages.perform(get(path).locale(Locale.forLanguageTag(language)).with(from))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor here() {
        return request -> {
            request.setRemoteAddr("127.0.0.1");
            request.setServerName("localhost");
            return request;
        };
    }

    private static ThymeleafViewResolver views() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/demo", "messages/desk");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.setTemplateResolver(templates);
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        return views;
    }
}
