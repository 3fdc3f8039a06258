package io.daifa.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** China's divisions as a tree, with the names they are written by (china-division 2.7.0, see its README beside the data). */
final class Divisions {

    private static final Pattern LEVEL = Pattern.compile("(?:自治[区州县旗]|地区|(?<=..)新区|[省市盟区县旗])$");
    private static final Pattern PEOPLES =
            Pattern.compile("(?:各族|蒙古族?|藏族|维吾尔族?|哈萨克族?|柯尔克孜族?|塔吉克族?|锡伯族?|回族|壮族|朝鲜族|满族|土家族|苗族|羌族|彝族|"
                    + "布依族|侗族|哈尼族|傣族|白族|景颇族|傈僳族|瑶族|黎族|畲族|水族|仡佬族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|纳西族|"
                    + "毛南族|仫佬族|土族|撒拉族|保安族|东乡族|裕固族|达斡尔族|鄂温克族)+$");
    private static final Pattern HIGH_TECH_ZONE = Pattern.compile("高新技术(?:产业)?开发区$");
    private static final Pattern ECONOMIC_ZONE = Pattern.compile("经济(?:技术)?开发区$");
    private static final int SHORTEST_ZONE = 4;

    private final Namings provinces = new Namings();
    private final Namings cities = new Namings();
    private final Namings districts = new Namings();
    private final List<Node> all = new ArrayList<>();
    private final Map<String, Node> byCode = new HashMap<>();
    private final Script script;

    Divisions(Script script) {
        this.script = script;
        read("provinces", "");
        read("cities", "provinceCode");
        read("areas", "cityCode");
        all.forEach(this::index);
    }

    Namings provinces() {
        return provinces;
    }

    Namings cities() {
        return cities;
    }

    Namings districts() {
        return districts;
    }

    @Nullable
    Node byCode(String code) {
        return byCode.get(code);
    }

    private void read(String level, String parentField) {
        try (InputStream json = Divisions.class.getResourceAsStream("/china-division/" + level + ".json")) {
            if (json == null) {
                throw new IllegalStateException("china-division/" + level + ".json is missing");
            }
            for (var entry : new ObjectMapper().readTree(json)) {
                add(entry, byCode.get(entry.path(parentField).asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode entry, @Nullable Node parent) {
        var name = entry.path("name").asText();
        var plain = script.simple(name);
        var node = new Node(entry.path("code").asText(), name, plain, stem(plain), parent);
        all.add(node);
        byCode.put(node.code, node);
        if (parent != null) {
            parent.children.add(node);
        }
    }

    private void index(Node node) {
        var parent = node.parent;
        if (parent == null) {
            provinces.add(node.plain, node, false);
            provinces.add(node.stem, node, true);
            provinces.add(node.stem + "省", node, false);
            provinces.add(node.stem + "自治区", node, false);
        } else if (parent.parent == null) {
            if (!node.isPseudo()) {
                List.of(cities, parent.cities).forEach(names -> {
                    names.add(node.plain, node, false);
                    names.add(node.stem, node, true);
                    if (node.plain.endsWith("自治州")) {
                        names.add(node.stem + "州", node, false);
                        names.add(node.stem + "自治州", node, false);
                    }
                });
            }
        } else {
            List.of(districts, parent.parent.districts, parent.districts).forEach(names -> {
                names.add(node.plain, node, false);
                if (node.plain.endsWith("自治县") || node.plain.endsWith("自治旗")) {
                    names.add(node.stem + "自治" + node.plain.charAt(node.plain.length() - 1), node, false);
                    names.add(node.stem + node.plain.charAt(node.plain.length() - 1), node, false);
                }
            });
            indexZone(node, parent, parent.parent);
        }
    }

    /** A development zone bears its city's or province's name, which is left out behind it; most have a short name beside. */
    private void indexZone(Node zone, Node city, Node province) {
        for (var prefix : List.of(city.plain, city.stem, province.plain + city.stem, province.stem + city.stem)) {
            if (zone.plain.startsWith(prefix) && zone.plain.length() - prefix.length() >= SHORTEST_ZONE) {
                city.districts.add(zone.plain.substring(prefix.length()), zone, false);
            }
        }
        if (HIGH_TECH_ZONE.matcher(zone.plain).find()) {
            city.districts.add("高新区", zone, false);
        }
        if (ECONOMIC_ZONE.matcher(zone.plain).find()) {
            city.districts.add("经开区", zone, false);
        }
    }

    private static String stem(String name) {
        var withoutLevel = LEVEL.matcher(name).replaceFirst("");
        var withoutPeoples = PEOPLES.matcher(withoutLevel).replaceFirst("");
        return withoutPeoples.length() >= 2 ? withoutPeoples : withoutLevel;
    }

    /** A province, city or district. */
    static final class Node {

        private final String code;
        private final String name;
        private final String plain;
        private final String stem;
        private final @Nullable Node parent;
        private final List<Node> children = new ArrayList<>();
        private final Namings cities = new Namings();
        private final Namings districts = new Namings();

        private Node(String code, String name, String plain, String stem, @Nullable Node parent) {
            this.code = code;
            this.name = name;
            this.plain = plain;
            this.stem = stem;
            this.parent = parent;
        }

        String code() {
            return code;
        }

        /** The name as it is matched. */
        String plain() {
            return plain;
        }

        /** The name without what tells its level, such as 滨江 for 滨江区. */
        String stem() {
            return stem;
        }

        @Nullable
        Node parent() {
            return parent;
        }

        List<Node> children() {
            return children;
        }

        Namings cities() {
            return cities;
        }

        Namings districts() {
            return districts;
        }

        /** The city level of a municipality, or of what a province rules directly: nobody has to write it. */
        boolean isPseudo() {
            return plain.equals("市辖区") || plain.equals("县") || plain.contains("直辖");
        }

        boolean isMunicipality() {
            return parent == null && plain.endsWith("市");
        }

        /** The one district of a city that has none, such as 东莞市 in 东莞市. */
        @Nullable
        Node itself() {
            return children.size() == 1 && children.get(0).plain.equals(plain) ? children.get(0) : null;
        }

        /** The districts of a province. */
        List<Node> grandchildren() {
            return children.stream().flatMap(city -> city.children.stream()).toList();
        }

        Division division() {
            return new Division(code, parent != null && parent.isMunicipality() && isPseudo() ? parent.name : name);
        }
    }

    /** The names of divisions in one scope, by their first character. */
    static final class Namings {

        private final Map<Character, List<Naming>> byFirst = new HashMap<>();

        private void add(String name, Node node, boolean isShort) {
            var same = byFirst.computeIfAbsent(name.charAt(0), first -> new ArrayList<>(1));
            if (same.stream().noneMatch(naming -> naming.node == node && naming.name.equals(name))) {
                same.add(new Naming(name, node, isShort));
            }
        }

        /** All names that begin at that place of the text. */
        List<Match> at(String text, int start) {
            if (start >= text.length()) {
                return List.of();
            }
            var found = new ArrayList<Match>(2);
            for (var naming : byFirst.getOrDefault(text.charAt(start), List.of())) {
                if (text.startsWith(naming.name, start)) {
                    found.add(new Match(naming.node, start + naming.name.length(), naming.isShort));
                }
            }
            return found;
        }
    }

    private record Naming(String name, Node node, boolean isShort) {}

    /** A division whose name ends before {@code end}; a short name says nothing about its level. */
    record Match(Node node, int end, boolean isShort) {}
}
