package io.daifa.demo;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells on the console where the demo is and, when they are new, its passwords: there, and in no log file. */
@Component
@Profile("demo")
class DemoConsole {

    private final DemoCredentials credentials;
    private final Environment environment;

    DemoConsole(DemoCredentials credentials, Environment environment) {
        this.credentials = credentials;
        this.environment = environment;
    }

    /** Prints the links, with or without the passwords. */
    void welcome(boolean withPasswords) {
        var out = new PrintStream(System.out, true, charset());
        out.println(box(lines(withPasswords)));
    }

    List<String> lines(boolean withPasswords) {
        var base = environment.getProperty("daifa.base-url", "http://localhost:8080");
        var lines = new ArrayList<String>();
        lines.add("代发演示环境已就绪 · The Daifa demo is ready");
        lines.add("");
        lines.add("从这里开始  Begin here   " + base + "/demo/first-steps");
        lines.add("待办任务    Tasks        " + base + "/camunda/app/tasklist/default/");
        lines.add("流程监控    Cockpit      " + base + "/camunda/app/cockpit/default/");
        lines.add("订单查询    Orders       " + base + "/desk");
        lines.add("演示邮箱    Mail         " + base + "/demo/mail");
        lines.add("");
        if (withPasswords) {
            lines.add("账号        Login            密码 Password");
            for (var login : DemoStaff.PEOPLE) {
                lines.add(String.format(
                        "            %-16s %s",
                        login.user(), credentials.find(login.secret()).orElse("")));
            }
            lines.add("店铺密钥    Shop key     " + credentials.find(DemoShop.KEY).orElse(""));
            lines.add("");
            lines.add("以上只显示一次,另存于  Shown once, and kept in");
        } else {
            lines.add("账号和密码存于  Logins and passwords are kept in");
        }
        lines.add("            " + credentials.file().toAbsolutePath().normalize());
        return lines;
    }

    /** Open to the right: Chinese characters are two columns wide on some terminals and one on others. */
    private static String box(List<String> lines) {
        var rule = "─".repeat(72);
        return System.lineSeparator() + "┌" + rule + System.lineSeparator()
                + String.join(
                        "",
                        lines.stream()
                                .map(line -> ("│ " + line).stripTrailing() + System.lineSeparator())
                                .toList())
                + "└" + rule;
    }

    /** The console's own, if it can write Chinese. A container without a locale says ASCII and shows UTF-8. */
    private static Charset charset() {
        var name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        var own = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return own.canEncode() && own.newEncoder().canEncode('代') ? own : StandardCharsets.UTF_8;
    }
}
