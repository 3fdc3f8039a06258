package io.daifa.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.shipment.Plausibility.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class CarriersTest {

    private final Carriers carriers = new Carriers(false);
    private final Carriers demo = new Carriers(true);

    @ParameterizedTest
    @CsvSource({
        "shunfeng, SF1385628716739",
        "shunfeng, 123456789012",
        "yuantong, YT8962646785389",
        "zhongtong, 73610555582883",
        "shentong, 773277027280336",
        "shentong, 77327702728033",
        "yunda, 463431409940372",
        "jtexpress, JT5261988016578",
        "jd, JDVA11408814483",
        "jd, JDX123456789012",
        "debangkuaidi, DPK202252612836",
        "ems, 1207119765021",
        "ems, EE123456785CN",
        "youzhengguonei, 9807119765021",
        "youzhengguonei, RB123456785CN",
        "upu, RB123456785GB",
        "cainiao, LP00616288919385",
        "yunexpress, YT2229521272164446",
        "ups, 1Z5R89390357567127",
        "fedex, 986578788855",
        "dhl, 3318810025",
        "usps, 9400111206206406260787",
        "usps, 420902459400111206206406260787"
    })
    void aNumberIsRecognisedAndPlausibleForItsCarrier(String code, String written) {
        var number = new TrackingNumber(written);
        var carrier = carriers.byCode(code).orElseThrow();

        assertThat(carriers.detect(number)).contains(carrier);
        assertThat(carriers.judge(carrier, number).isPlausible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YT8962646785389 | yuantong",
                "YT2229521272164446 | yunexpress",
                "986578788855 | shunfeng,fedex",
                "986578788854 | shunfeng",
                "1207119765021 | ems,youzhengguonei",
                "EE123456785CN | ems,youzhengguonei,upu",
                "RB123456785GB | upu",
                "3318810025 | dhl",
                "3318810026 | ''",
                "XX1 | ''"
            })
    void candidatesAreRankedByHowSureTheyAre(String number, String expected) {
        assertThat(carriers.detect(new TrackingNumber(number)).stream().map(Carrier::code))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(",", -1)));
    }

    @ParameterizedTest
    @CsvSource({
        "顺丰快递, shunfeng",
        "顺丰, shunfeng",
        "SF, shunfeng",
        "SF Express, shunfeng",
        "sf-express, shunfeng",
        "顺丰速运有限公司, shunfeng",
        "ＳＦ, shunfeng",
        "shunfeng, shunfeng",
        "' 順豐速運 ', shunfeng",
        "圆通快递, yuantong",
        "圆通速递, yuantong",
        "YTO, yuantong",
        "中通快递, zhongtong",
        "ZTO Express, zhongtong",
        "申通, shentong",
        "韵达快递, yunda",
        "Yunda, yunda",
        "极兔, jtexpress",
        "J&T Express, jtexpress",
        "京东快递, jd",
        "JD, jd",
        "德邦物流, debangkuaidi",
        "ems, ems",
        "邮政EMS, ems",
        "EMS快递, ems",
        "邮政速递, ems",
        "中国邮政, youzhengguonei",
        "邮政快递包裹, youzhengguonei",
        "菜鸟, cainiao",
        "云途, yunexpress",
        "YunExpress, yunexpress",
        "UPS, ups",
        "FedEx Express, fedex",
        "联邦快递, fedex",
        "DHL, dhl",
        "USPS, usps"
    })
    void aCarrierHasManyNames(String name, String code) {
        assertThat(carriers.named(name).map(Carrier::code)).contains(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "快递", "Express", "火箭快递", "顺丰快运", "中通快运", "顺", "${x}"})
    void whatNamesNoCarrierIsUnknown(String name) {
        assertThat(carriers.named(name)).isEmpty();
    }

    @Test
    void everyCarrierIsFoundByItsCodeAndItsNames() {
        assertThat(carriers.all()).hasSize(17).allSatisfy(carrier -> {
            assertThat(carriers.byCode(carrier.code())).contains(carrier);
            assertThat(carriers.named(carrier.name(Locale.SIMPLIFIED_CHINESE))).contains(carrier);
            assertThat(carriers.named(carrier.name(Locale.UK))).contains(carrier);
        });
        assertThat(carriers.byCode("rocket")).isEmpty();
    }

    @Test
    void theDeclaredCarrierWinsWhereItsShapeMatches() {
        var fedex = judged("fedex", "986578788855");

        assertThat(fedex.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(fedex.carrier()).hasToString("fedex");
        assertThat(fedex.problem("carrier", "trackingNumber")).isEmpty();
    }

    @Test
    void aNumberOfAnotherCarrierIsNamedWithThatCarrier() {
        var judged = judged("shunfeng", "YT8962646785389");

        assertThat(judged.verdict()).isEqualTo(Verdict.NOT_OF_THIS_CARRIER);
        assertThat(judged.candidates()).extracting(Carrier::code).containsExactly("yuantong");
        assertThat(said(judged, Locale.CHINESE)).isEqualTo("单号 YT8962646785389 不像是顺丰速运的单号，可能是：圆通速递。");
        assertThat(said(judged, Locale.ENGLISH))
                .isEqualTo("YT8962646785389 does not look like a number of SF Express; it may be of: YTO Express.");
    }

    @Test
    void aNumberOfNobodyIsNamedWithoutCandidates() {
        var judged = judged("shunfeng", "ABC");

        assertThat(judged.verdict()).isEqualTo(Verdict.NOT_OF_THIS_CARRIER);
        assertThat(judged.problem("carrier", "trackingNumber").orElseThrow().field())
                .isEqualTo("trackingNumber");
        assertThat(said(judged, Locale.CHINESE)).isEqualTo("单号 ABC 不像是顺丰速运的单号，请核对快递公司和单号。");
        assertThat(said(judged, Locale.ENGLISH))
                .isEqualTo("ABC does not look like a number of SF Express; check carrier and number.");
    }

    @ParameterizedTest
    @CsvSource({
        "ups, 1Z5R89390357567128",
        "fedex, 986578788854",
        "dhl, 3318810026",
        "usps, 9400111206206406260788",
        "upu, RB123456786GB",
        ", RB123456786GB",
        ", 1Z5R89390357567128"
    })
    void aMistypedDigitIsTold(String code, String number) {
        var judged = judged(code, number);

        assertThat(judged.verdict()).isEqualTo(Verdict.CHECK_DIGIT_WRONG);
        assertThat(judged.carrier()).isNotNull();
        assertThat(said(judged, Locale.ENGLISH))
                .contains(number, judged.carrier().name(Locale.ENGLISH));
    }

    @Test
    void anUndeclaredCarrierIsTakenFromASureShape() {
        var judged = judged(null, "JT5261988016578");

        assertThat(judged.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(judged.carrier()).hasToString("jtexpress");
    }

    @Test
    void anUndeclaredCarrierIsOnlyProposedFromADoubtfulShape() {
        var judged = judged(null, "986578788855");

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN_CARRIER);
        assertThat(judged.carrier()).isNull();
        assertThat(judged.problem("carrier", "trackingNumber").orElseThrow().field())
                .isEqualTo("carrier");
        assertThat(said(judged, Locale.CHINESE)).isEqualTo("无法识别单号 986578788855 的快递公司，可能是：顺丰速运、联邦快递。");
        assertThat(said(judged, Locale.ENGLISH))
                .isEqualTo("The carrier of 986578788855 is not known; it may be: SF Express, FedEx.");
        assertThat(said(judged(null, "ABC"), Locale.ENGLISH))
                .isEqualTo("The carrier of ABC is not known; name the carrier.");
    }

    @ParameterizedTest
    @CsvSource({
        "极兔快递, PLAUSIBLE, jtexpress",
        "顺丰快递, NOT_OF_THIS_CARRIER, shunfeng",
        "火箭快递, UNKNOWN_CARRIER, ",
        "' ', PLAUSIBLE, jtexpress",
        ", PLAUSIBLE, jtexpress"
    })
    void aReportedNameThatNobodyKnowsIsNotOverruledByTheNumber(String name, Verdict verdict, String carrier) {
        var judged = carriers.judgeReported(name, new TrackingNumber("JT5261988016578"));

        assertThat(judged.verdict()).isEqualTo(verdict);
        assertThat(Optional.ofNullable(judged.carrier()).map(Carrier::code)).isEqualTo(Optional.ofNullable(carrier));
        assertThat(judged.candidates()).extracting(Carrier::code).containsExactly("jtexpress");
    }

    @ParameterizedTest
    @CsvSource({"顺丰快递, SF1234567890", "圆通快递, YT9876543210", "中通快递, ZT2468135790"})
    void theDemosNumbersPassInTheDemoOnly(String name, String written) {
        var number = new TrackingNumber(written);

        assertThat(demo.judge(demo.named(name).orElseThrow(), number).isPlausible())
                .isTrue();
        assertThat(demo.judge(null, number).isPlausible()).isTrue();
        assertThat(carriers.judge(carriers.named(name).orElseThrow(), number).verdict())
                .isEqualTo(Verdict.NOT_OF_THIS_CARRIER);
        assertThat(carriers.detect(number)).isEmpty();
    }

    @Test
    void theDemosNumbersBelongToTheirOwnCarrier() {
        var judged = demo.judge(demo.byCode("yuantong").orElseThrow(), new TrackingNumber("SF1234567890"));

        assertThat(judged.verdict()).isEqualTo(Verdict.NOT_OF_THIS_CARRIER);
    }

    @Test
    void theDemosNumbersAreOffUnlessAskedFor() {
        var number = new TrackingNumber("SF1234567890");
        var context = new ApplicationContextRunner().withBean(Carriers.class);

        context.run(started ->
                assertThat(started.getBean(Carriers.class).detect(number)).isEmpty());
        context.withPropertyValues("daifa.demo.tracking-numbers=true")
                .run(started -> assertThat(started.getBean(Carriers.class).detect(number))
                        .hasSize(1));
    }

    @Test
    void everyTextIsThereInBothLanguages() throws Exception {
        assertThat(bundle("en").stringPropertyNames())
                .isEqualTo(bundle("zh").stringPropertyNames())
                .contains("problem.tracking-number-missing", "problem.tracking-number-too-long")
                .contains("problem.tracking-number-characters");
    }

    private Plausibility judged(String code, String number) {
        var declared =
                Optional.ofNullable(code).map(known -> carriers.byCode(known).orElseThrow());
        return carriers.judge(declared.orElse(null), new TrackingNumber(number));
    }

    private static String said(Plausibility judged, Locale locale) {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasename("classpath:messages/shipment");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var problem = judged.problem("carrier", "trackingNumber").orElseThrow();
        return messages.getMessage(
                "problem." + problem.code(), problem.arguments().toArray(), locale);
    }

    private static Properties bundle(String language) throws Exception {
        var resource = new ClassPathResource("messages/shipment_" + language + ".properties");
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(resource, StandardCharsets.UTF_8));
    }
}
