package io.daifa.order;

import static io.daifa.order.AddressFinding.AMBIGUOUS;
import static io.daifa.order.AddressFinding.CITY_MISSING;
import static io.daifa.order.AddressFinding.DETAIL_MISSING;
import static io.daifa.order.AddressFinding.DISTRICT_MISSING;
import static io.daifa.order.AddressFinding.HOUSE_NUMBER_MISSING;
import static io.daifa.order.AddressFinding.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Problem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private static final AddressRule RULE = new AddressRule();

    @Test
    void theFirstSampleIsFoundAndWarnsOfTheHouseNumber() {
        var address = RULE.parse("CN", "浙江省杭州市滨江区晓风巷");

        assertThat(address.province()).isEqualTo(new Division("33", "浙江省"));
        assertThat(address.city()).isEqualTo(new Division("3301", "杭州市"));
        assertThat(address.district()).isEqualTo(new Division("330108", "滨江区"));
        assertThat(address.detail()).isEqualTo("晓风巷");
        assertThat(address.findings()).containsExactly(HOUSE_NUMBER_MISSING);
        assertThat(address.deliverable()).isTrue();
        assertThat(address.candidates()).isEmpty();
        assertThat(address.masked()).isEqualTo("浙江省杭州市滨江区***");
        assertThat(address.toString()).doesNotContain("晓风巷");
    }

    @Test
    void theSecondSampleIsInBeijingNotInChangchun() {
        var address = RULE.parse("CN", "北京市朝阳区荷风南街");

        assertThat(address.province()).isEqualTo(new Division("11", "北京市"));
        assertThat(address.city()).isEqualTo(new Division("1101", "北京市"));
        assertThat(address.district()).isEqualTo(new Division("110105", "朝阳区"));
        assertThat(address.detail()).isEqualTo("荷风南街");
        assertThat(address.findings()).containsExactly(HOUSE_NUMBER_MISSING);
        assertThat(address.masked()).isEqualTo("北京市朝阳区***");
    }

    @Test
    void theThirdSampleLacksTheDistrictAndNamesTheCandidates() {
        var address = RULE.parse("CN", "广东省深圳市樱园西街");

        assertThat(address.city()).isEqualTo(new Division("4403", "深圳市"));
        assertThat(address.district()).isNull();
        assertThat(address.detail()).isEqualTo("樱园西街");
        assertThat(address.findings()).containsExactly(DISTRICT_MISSING, HOUSE_NUMBER_MISSING);
        assertThat(address.deliverable()).isFalse();
        assertThat(address.candidates())
                .extracting(Division::code)
                .containsExactly(IntStream.rangeClosed(440303, 440311)
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new));
        assertThat(address.problems("address").get(0))
                .isEqualTo(Problem.at(
                        "address", "address-district-missing", "广东省深圳市", "罗湖区、福田区、南山区、宝安区、龙岗区、盐田区、龙华区、坪山区、光明区"));
        assertThat(address.masked()).isEqualTo("广东省深圳市***");
    }

    @ParameterizedTest
    @CsvSource({
        // sample data with a number
        "浙江省杭州市滨江区晓风巷12号, 330108, 晓风巷12号",
        // short, repeated, spaced, labelled
        "浙江杭州滨江区晓风巷1号, 330108, 晓风巷1号",
        "浙江省杭州滨江区晓风巷1号, 330108, 晓风巷1号",
        "杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        "杭州滨江区晓风巷1号, 330108, 晓风巷1号",
        "浙江省滨江区晓风巷1号, 330108, 晓风巷1号",
        "浙江省杭州市杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        "浙江省杭州市滨江区浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        "浙江省 杭州市 滨江区 晓风巷 1号, 330108, 晓风巷 1号",
        "'浙江省，杭州市，滨江区，晓风巷1号', 330108, 晓风巷1号",
        "浙江省-杭州市-滨江区-晓风巷1-2号, 330108, 晓风巷1-2号",
        "浙江省\u3000杭州 市滨江区晓风巷1号, 330108, 晓风巷1号",
        "中国浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        "收货地址：浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        "310051 浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        // municipalities
        "北京市北京市朝阳区荷风南街1号, 110105, 荷风南街1号",
        "北京北京市朝阳区荷风南街1号, 110105, 荷风南街1号",
        "北京朝阳区荷风南街1号, 110105, 荷风南街1号",
        "北京市市辖区朝阳区荷风南街1号, 110105, 荷风南街1号",
        "北京市辖区朝阳区荷风南街1号, 110105, 荷风南街1号",
        "上海上海市浦东新区世纪大道100号, 310115, 世纪大道100号",
        "上海市浦东新区南京路1号, 310115, 南京路1号",
        "重庆市忠县忠州街道1号, 500233, 忠州街道1号",
        "重庆市县忠县忠州街道1号, , 县忠县忠州街道1号",
        "天津市和平区南京路1号, 120101, 南京路1号",
        // the same name elsewhere
        "吉林省长春市朝阳区红旗街1号, 220104, 红旗街1号",
        "辽宁省朝阳市双塔区1号, 211302, 1号",
        "辽宁朝阳双塔区1号, 211302, 1号",
        "辽宁省朝阳县1号, 211321, 1号",
        "吉林省吉林市船营区1号, 220204, 1号",
        "吉林市船营区1号, 220204, 1号",
        "吉林长春市朝阳区1号, 220104, 1号",
        "湖南省长沙市长沙县星沙路1号, 430121, 星沙路1号",
        "湖南长沙县星沙路1号, 430121, 星沙路1号",
        "江苏镇江京口区1号, 321102, 1号",
        "山东济南市中区1号, 370103, 1号",
        "山东省济南市市中区1号, 370103, 1号",
        "云南镇雄县1号, 530627, 1号",
        "青海省海南藏族自治州共和县1号, 632521, 1号",
        "青海海南州共和县1号, 632521, 1号",
        "海南省三亚市吉阳区1号, 460203, 1号",
        "内蒙古乌海市海南区1号, 150303, 1号",
        // cities and roads as names in the detail
        "辽宁省大连市中山区上海路北京大厦3层, 210202, 上海路北京大厦3层",
        "广东省深圳市南山区上海路1号, 440305, 上海路1号",
        "广东省广州市越秀区北京路1号, 440104, 北京路1号",
        // cities without districts
        "广东省东莞市长安镇1号, 441900, 长安镇1号",
        "广东东莞长安镇1号, 441900, 长安镇1号",
        "广东省东莞市东莞市长安镇1号, 441900, 长安镇1号",
        "东莞市长安镇1号, 441900, 长安镇1号",
        "广东省中山市中山一路1号, 442000, 中山一路1号",
        "广东中山中山一路1号, 442000, 中山一路1号",
        "海南省儋州市那大镇1号, 460400, 那大镇1号",
        "甘肃省嘉峪关市新华路1号, 620201, 新华路1号",
        // ruled by the province
        "湖北省仙桃市沔阳大道1号, 429004, 沔阳大道1号",
        "湖北仙桃市沔阳大道1号, 429004, 沔阳大道1号",
        "湖北省省直辖县级行政区划仙桃市沔阳大道1号, 429004, 沔阳大道1号",
        "湖北省直辖县级行政区划潜江市1号, 429005, 1号",
        "河南省济源市济源市1号, 419001, 1号",
        "湖北省神农架林区松柏镇1号, 429021, 松柏镇1号",
        "新疆石河子市北四路1号, 659001, 北四路1号",
        "海南省陵水县1号, 469028, 1号",
        // autonomous
        "广西壮族自治区南宁市青秀区1号, 450103, 1号",
        "广西南宁青秀区1号, 450103, 1号",
        "广西省南宁市青秀区1号, 450103, 1号",
        "内蒙古呼和浩特市新城区1号, 150102, 1号",
        "内蒙古自治区锡林郭勒盟锡林浩特市1号, 152502, 1号",
        "新疆乌鲁木齐市天山区1号, 650102, 1号",
        "新疆维吾尔自治区喀什地区喀什市1号, 653101, 1号",
        "新疆自治区伊犁州伊宁市1号, 654002, 1号",
        "宁夏银川市兴庆区1号, 640104, 1号",
        "西藏拉萨市城关区1号, 540102, 1号",
        "湖北省恩施土家族苗族自治州恩施市1号, 422801, 1号",
        "湖北省恩施州恩施市1号, 422801, 1号",
        "湖北恩施市1号, 422801, 1号",
        "湖北省宜昌市长阳县1号, 420528, 1号",
        // zones
        "江苏省徐州市经开区1号, 320371, 1号",
        "江苏省徐州市徐州经济技术开发区1号, 320371, 1号",
        "江苏省徐州市经济技术开发区1号, 320371, 1号",
        // traditional
        "廣東省廣州市黃埔區科學大道１號, 440112, 科學大道１號",
        "浙江省杭州市濱江區曉風巷1號, 330108, 曉風巷1號",
        "陝西省咸陽市乾縣1號, 610424, 1號",
        // a district alone
        "浦东新区世纪大道100号, 310115, 世纪大道100号",
        "义乌市稠州北路1号, 330782, 稠州北路1号",
    })
    void itFindsTheDistrict(String text, String code, String detail) {
        var address = RULE.parse("CN", text);

        assertThat(address.district() == null ? null : address.district().code())
                .isEqualTo(code);
        assertThat(address.detail()).isEqualTo(detail);
        assertThat(address.deliverable()).isEqualTo(code != null);
    }

    @ParameterizedTest
    @CsvSource({
        "广东省深圳市, 4403",
        "广东省深圳市南山路5号, 4403",
        "广东省深圳市朝阳区1号, 4403",
        "广东深圳樱园西街1号, 4403",
        "浙江省杭州市江干区1号, 3301",
        "海南省三沙市永兴岛1号, 4603",
    })
    void withoutADistrictTheCandidatesAreTheCitys(String text, String city) {
        var address = RULE.parse("CN", text);

        assertThat(address.findings()).startsWith(DISTRICT_MISSING);
        assertThat(address.city().code()).isEqualTo(city);
        assertThat(address.candidates())
                .isNotEmpty()
                .allSatisfy(district -> assertThat(district.code()).startsWith(city));
    }

    @Test
    void theCandidateThatTheStreetSoundsLikeComesFirst() {
        assertThat(RULE.parse("CN", "广东省深圳市南山科技园1号").candidates().get(0).name()).isEqualTo("南山区");
    }

    @ParameterizedTest
    @CsvSource({"上海浦东张江路1号, 浦东新区", "北京 朝阳 建国路1号, 朝阳区", "江苏昆山玉山镇1号, 昆山市"})
    void aShortDistrictIsOfferedFirst(String text, String district) {
        var address = RULE.parse("CN", text);

        assertThat(address.deliverable()).isFalse();
        assertThat(address.candidates().get(0).name()).isEqualTo(district);
    }

    @Test
    void aMunicipalityWithoutADistrictOffersAllOfThem() {
        var address = RULE.parse("CN", "重庆市解放碑1号");

        assertThat(address.findings()).containsExactly(DISTRICT_MISSING);
        assertThat(address.city()).isNull();
        assertThat(address.candidates()).hasSize(38);
    }

    @ParameterizedTest
    @ValueSource(strings = {"江苏省南京路5号", "江苏省", "广东省杭州市滨江区晓风巷1号", "广东中山路5号", "四川省东区1号", "山西省城区1号"})
    void withoutACityTheCandidatesAreTheProvinces(String text) {
        var address = RULE.parse("CN", text);

        assertThat(address.findings()).startsWith(CITY_MISSING);
        assertThat(address.city()).isNull();
        assertThat(address.candidates())
                .isNotEmpty()
                .allSatisfy(city ->
                        assertThat(city.code()).startsWith(address.province().code()));
    }

    @Test
    void citiesRuledByTheProvinceAreAmongTheCandidates() {
        assertThat(RULE.parse("CN", "湖北省某路1号").candidates())
                .contains(new Division("4201", "武汉市"), new Division("429004", "仙桃市"))
                .noneMatch(candidate -> candidate.name().contains("直辖"));
    }

    @Test
    void aDistrictsNameThatExistsTwiceIsAmbiguous() {
        var address = RULE.parse("CN", "朝阳区荷风南街1号");

        assertThat(address.findings()).containsExactly(AMBIGUOUS);
        assertThat(address.province()).isNull();
        assertThat(address.detail()).isEqualTo("荷风南街1号");
        assertThat(address.candidates()).extracting(Division::code).containsExactlyInAnyOrder("110105", "220104");
    }

    @Test
    void aDistrictsNameThatExistsTwiceInTheProvinceIsAmbiguous() {
        var address = RULE.parse("CN", "河北省桥西区1号");

        assertThat(address.findings()).containsExactly(AMBIGUOUS);
        assertThat(address.province().code()).isEqualTo("13");
        assertThat(address.candidates()).extracting(Division::code).containsExactlyInAnyOrder("130104", "130703");
    }

    @Test
    void aDistrictAloneIsOfferedAndNotBelieved() {
        var address = RULE.parse("CN", "滨江区晓风巷1号");

        assertThat(address.findings()).containsExactly(UNKNOWN);
        assertThat(address.district()).isNull();
        assertThat(address.candidates()).containsExactly(new Division("330108", "滨江区"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "上海路100号",
                "北京东路1号",
                "南京东路100号",
                "晓风巷1号",
                "台湾省台北市信义区1号",
                "香港特别行政区东区1号",
                "${x}",
                "<script>alert(1)</script>",
                "😀",
                "\uD83D",
                "null",
                "221B Baker Street"
            })
    void anythingElseIsUnknown(String text) {
        var address = RULE.parse("CN", text);

        assertThat(address.findings()).containsExactly(UNKNOWN);
        assertThat(address.detail()).isEqualTo(text == null ? "" : text.strip());
        assertThat(address.masked()).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1号", "88弄", "3栋", "3 幢", "2座", "301室", "2单元", "5楼", "18层", "二十三号", "王家村", "三组", "红旗屯", "１号", "12號",
                "3樓", "4棟"
            })
    void aHouseNumberHasManyForms(String number) {
        assertThat(RULE.parse("CN", "浙江省杭州市滨江区晓风巷" + number).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"晓风巷", "晓风巷12", "号", "座", "晓风巷大楼"})
    void aStreetWithoutAHouseNumberIsAWarning(String street) {
        var address = RULE.parse("CN", "浙江省杭州市滨江区" + street);

        assertThat(address.findings()).containsExactly(HOUSE_NUMBER_MISSING);
        assertThat(address.deliverable()).isTrue();
    }

    @Test
    void aDistrictWithoutAStreetOrWithAHiddenOneIsNoAddress() {
        assertThat(RULE.parse("CN", "浙江省杭州市滨江区").findings()).containsExactly(DETAIL_MISSING);
        assertThat(RULE.parse("CN", "浙江省杭州市滨江区").deliverable()).isFalse();
        assertThat(RULE.parse("CN", "浙江省杭州市滨江区***").findings()).containsExactly(AddressFinding.MASKED);
        assertThat(RULE.parse("CN", "浙江省杭州市滨江区晓风巷＊＊号").deliverable()).isFalse();
    }

    @Test
    void twoPlacesInOneAddressAreAmbiguous() {
        var address = RULE.parse("CN", "浙江省", "杭州市", "滨江区", "广东省深圳市南山区科技园1号");

        assertThat(address.findings()).containsExactly(AMBIGUOUS);
        assertThat(address.candidates()).extracting(Division::code).containsExactly("330108", "440305");
    }

    @ParameterizedTest
    @CsvSource({
        "浙江省, 杭州市, 滨江区, 晓风巷1号, 330108, 晓风巷1号",
        "浙江, 杭州, 滨江, 晓风巷1号, 330108, 晓风巷1号",
        "浙江省, 杭州市, 滨江区, 浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        "浙江省, , 滨江, 晓风巷1号, 330108, 晓风巷1号",
        "北京市, 市辖区, 朝阳区, 荷风南街1号, 110105, 荷风南街1号",
        "北京, 北京市, 朝阳, 荷风南街1号, 110105, 荷风南街1号",
        "重庆市, 县, 忠县, 忠州街道1号, 500233, 忠州街道1号",
        "上海, 市辖区, 浦东新区, 南京路1号, 310115, 南京路1号",
        "湖北省, 省直辖县级行政区划, 仙桃市, 沔阳大道1号, 429004, 沔阳大道1号",
        "湖北省, 仙桃市, , 沔阳大道1号, 429004, 沔阳大道1号",
        "广东省, 东莞市, , 长安镇1号, 441900, 长安镇1号",
        "广东省, 东莞市, 东莞市, 长安镇1号, 441900, 长安镇1号",
        "廣東省, 深圳市, 羅湖, 深南大道1號, 440303, 深南大道1號",
        "江苏, 南京, 玄武区, 南京东路1号, 320102, 南京东路1号",
        "'', '', '', 浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
        " , , , 浙江省杭州市滨江区晓风巷1号, 330108, 晓风巷1号",
    })
    void fieldsAreReadByTheSameRule(
            String province, String city, String district, String detail, String code, String street) {
        var address = RULE.parse("CN", province, city, district, detail);

        assertThat(address.district()).isNotNull().extracting(Division::code).isEqualTo(code);
        assertThat(address.detail()).isEqualTo(street);
        assertThat(address.findings()).isEmpty();
    }

    @Test
    void aFieldWithADistrictThatTheCityDoesNotHaveIsMissing() {
        var address = RULE.parse("CN", "浙江省", "杭州市", "江干区", "晓风巷1号");

        assertThat(address.findings()).containsExactly(DISTRICT_MISSING);
        assertThat(address.detail()).isEqualTo("江干区 晓风巷1号");
        assertThat(RULE.parse("CN", null, null, null, null).findings()).containsExactly(UNKNOWN);
    }

    @Test
    void anAddressOutsideChinaIsKeptAsItIs() {
        var address = RULE.parse("us", " 1600 Amphitheatre Parkway ");

        assertThat(address.country()).isEqualTo("US");
        assertThat(address.detail()).isEqualTo("1600 Amphitheatre Parkway");
        assertThat(address.findings()).isEmpty();
        assertThat(address.province()).isNull();
        assertThat(address.masked()).isEqualTo("US ***");
        assertThat(RULE.parse("HK", "香港", null, "东区", "英皇道1号").detail()).isEqualTo("英皇道1号");
        assertThat(RULE.parse("DE", " ").findings()).containsExactly(DETAIL_MISSING);
    }

    @Test
    void withoutACountryItIsChina() {
        assertThat(RULE.parse(null, "浙江省杭州市滨江区晓风巷1号").district()).isNotNull();
        assertThat(RULE.parse(" ", "浙江省杭州市滨江区晓风巷1号").country()).isEqualTo("CN");
    }

    @Test
    void aChosenCandidateMakesTheAddressComplete() {
        assertThat(RULE.inDistrict("440305", "樱园西街1号")).hasValueSatisfying(address -> {
            assertThat(address.divisions()).isEqualTo("广东省深圳市南山区");
            assertThat(address.findings()).isEmpty();
        });
        assertThat(RULE.inDistrict("4403", "樱园西街1号")).isEmpty();
        assertThat(RULE.inDistrict("${x}", null)).isEmpty();
    }

    @Test
    void aCodeHasAFullName() {
        assertThat(RULE.fullName("330108")).contains("浙江省杭州市滨江区");
        assertThat(RULE.fullName("110105")).contains("北京市朝阳区");
        assertThat(RULE.fullName("429004")).contains("湖北省仙桃市");
        assertThat(RULE.fullName("441900")).contains("广东省东莞市");
        assertThat(RULE.fullName("4403")).contains("广东省深圳市");
        assertThat(RULE.fullName("99")).isEmpty();
    }

    @Test
    void everyDistrictIsFoundByItsFullName() {
        var count = 0;
        for (int code = 110000; code < 660000; code++) {
            var district = Integer.toString(code);
            var known = RULE.inDistrict(district, "");
            if (known.isPresent()) {
                count++;
                var found = RULE.parse("CN", known.get().divisions() + "晓风巷1号");
                assertThat(found.district()).isEqualTo(known.get().district());
                assertThat(found.detail()).isEqualTo("晓风巷1号");
            }
        }
        assertThat(count).isEqualTo(2978);
    }

    @Test
    void noTextThrows() {
        var random = new Random(42);
        var pieces = new String[] {
            "浙江省",
            "杭州",
            "市",
            "滨江区",
            "北京",
            "北京市",
            "市辖区",
            "省直辖县级行政区划",
            "县",
            "朝阳区",
            "路",
            "1号",
            " ",
            "，",
            "*",
            "😀",
            "\uD800",
            "${x}",
            "\n",
            "東莞",
            "310000",
            "中国",
            "\u0000"
        };
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(RULE.parse("CN", text.toString()).masked()).endsWith("***");
            assertThat(RULE.parse("CN", text.toString(), text.toString(), text.toString(), text.toString()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "浙", "市", "北京市", "浙江省杭州市滨江区", "1 ", "*", "，"})
    void aLongTextIsReadQuickly(String part) {
        var text = part.repeat(10_000);

        assertThat(RULE.parse("CN", text)).isNotNull();
        assertThat(RULE.parse("CN", "浙江省杭州市滨江区" + text).district()).isNotNull();
    }

    @Test
    void anAddressIsReadInMicroseconds() {
        var texts = new String[] {"浙江省杭州市滨江区晓风巷", "北京市朝阳区荷风南街", "广东省深圳市樱园西街", "湖北省仙桃市沔阳大道1号"};
        var thread = ManagementFactory.getThreadMXBean();
        var rounds = 5_000;
        var found = 0;
        var best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            var started = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < rounds; i++) {
                found += RULE.parse("CN", texts[i % texts.length]).province() == null ? 0 : 1;
            }
            best = Math.min(best, (thread.getCurrentThreadCpuTime() - started) / rounds);
        }

        assertThat(found).isEqualTo(5 * rounds);
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofNanos(50_000));
    }
}
