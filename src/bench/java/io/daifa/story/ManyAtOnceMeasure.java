package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.Daifa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How long many at once take a person at the pages, with the sweeps and the jobs running as in operation, on a durable database: 200 like orders
 * confirmed, from the click on "start" to the batch's end; 500 numbers looked at and registered. Writes {@code target/many-at-once.md}.
 */
@SpringBootTest(
        classes = Daifa.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "daifa.database.durable=true",
            "daifa.sweeps=true",
            "camunda.bpm.job-execution.enabled=true"
        })
@ActiveProfiles("test")
@Import(StoryParts.class)
class ManyAtOnceMeasure {

    private static final int ORDERS = 200;
    private static final int NUMBERS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(action|tasks|batch|_csrf)\" value=\"([^\"]*)\"");

    @TempDir
    static Path folder;

    @Autowired
    Story story;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("daifa.database.dir", () -> folder.resolve("postgres").toString());
    }

    @Test
    void twoHundredOrdersAreConfirmedAndFiveHundredNumbersRegistered() throws Exception {
        var confirmed = confirmed();
        System.out.println(confirmed);
        var report = "| what | seconds |\n|---|---|\n" + confirmed + registered();
        Files.writeString(Path.of("target", "many-at-once.md"), report);
        System.out.println(report);
    }

    private String confirmed() throws Exception {
        for (var i = 0; i <= ORDERS; i++) {
            story.places(story.anOrder().receiver("address", "浙江省杭州市滨江区晓风巷900号3幢501室"));
        }
        waitsFor(ORDERS, "select count(*) from act_ru_task where task_def_key_ = 'Task_ConfirmOrder'");
        var desk = story.atTheDesk("order-desk");
        // Click 1: the kind of tasks.
        var listed = System.nanoTime();
        var page = desk.get("/desk/tasks?group=order-desk&kind=Task_ConfirmOrder");
        var listing = since(listed);
        assertThat(page.body()).contains(ORDERS + " tasks");
        // Click 2: confirm all of them; a look first.
        var looking = System.nanoTime();
        var looked = desk.submit(
                "/desk/tasks/batch",
                Map.of("do", "choose", "action", "CONFIRM", "kind", "Task_ConfirmOrder", "_csrf", page.csrf()));
        var look = since(looking);
        assertThat(looked.body()).contains(ORDERS + " tasks of " + ORDERS + " orders");
        // Click 3: start.
        var form = new HashMap<String, String>();
        var hidden = HIDDEN.matcher(looked.body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("do", "start");
        var started = System.nanoTime();
        var batch = desk.submit("/desk/tasks/batch", form).response().uri().getPath();
        var answered = since(started);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!desk.get(batch).body().contains("Finished")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(100);
        }
        var finished = since(started);
        assertThat(desk.get(batch).body()).contains(ORDERS + " / " + ORDERS);
        return row("the list of " + ORDERS + " tasks (click 1)", listing)
                + row("the look at them (click 2)", look)
                + row("the start's answer (click 3)", answered)
                + row("**from click 3 to " + ORDERS + " orders confirmed**", finished);
    }

    private String registered() throws Exception {
        var orders = new ArrayList<Story.PlacedOrder>();
        for (var i = 0; i < NUMBERS; i++) {
            orders.add(story.places(story.anOrder()));
        }
        var mine = orders.stream().map(order -> order.supplierOrder().toString()).toList();
        var sent = "select count(*) from daifa.supplier_order where state = 'SUBMITTED' and id::text = any(:mine)";
        waitsFor(NUMBERS, sent, mine);
        var lines = orders.stream()
                .map(order -> order.number() + "\t顺丰\t" + Story.freshNumber())
                .collect(Collectors.joining("\n"));
        var desk = story.atTheDesk("logistics");
        var page = desk.get("/desk/numbers");
        var looking = System.nanoTime();
        var looked = desk.submit("/desk/numbers", Map.of("numbers", lines, "do", "look", "_csrf", page.csrf()));
        var look = since(looking);
        assertThat(looked.body()).contains(NUMBERS + " line(s) can be registered, 0 cannot");
        var another = story.atTheDesk("logistics");
        var fresh = another.get("/desk/numbers");
        var registering = System.nanoTime();
        var registered = another.submit(
                "/desk/numbers", Map.of("numbers", lines, "do", "register", "_csrf", fresh.csrf()));
        var done = since(registering);
        assertThat(registered.body()).contains(NUMBERS + " line(s) registered, 0 not");
        return row("a look at " + NUMBERS + " numbers", look) + row("**" + NUMBERS + " numbers registered**", done);
    }

    private void waitsFor(int many, String sql) throws InterruptedException {
        waitsFor(many, sql, List.of());
    }

    private void waitsFor(int many, String sql, List<String> mine) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (story.jdbc()
                        .sql(sql)
                        .param("mine", mine.toArray(String[]::new))
                        .query(Integer.class)
                        .single()
                < many) {
            assertThat(System.nanoTime()).as(sql).isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String row(String what, double seconds) {
        return "| " + what + " | " + String.format("%.1f", seconds) + " |\n";
    }
}
