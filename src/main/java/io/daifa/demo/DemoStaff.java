package io.daifa.demo;

import io.daifa.engine.Users;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's people, one a group, each named as the group is, and the shop's account for the engine's REST interface. */
@Component
@Profile("demo")
class DemoStaff {

    /** Somebody who logs in. */
    record Login(String user, String name, String group) {

        /** The name of the password among the credentials. */
        String secret() {
            return "login." + user;
        }
    }

    static final List<Login> PEOPLE = List.of(
            new Login("order-desk", "审单客服", "order-desk"),
            new Login("purchasing", "采购", "purchasing"),
            new Login("logistics", "物流", "logistics"),
            new Login("aftersales", "售后", "aftersales"),
            new Login("process-admin", "流程管理员", "process-admin"),
            new Login("admin", "系统管理员", "camunda-admin"));

    private static final Login SHOP = new Login(DemoShop.CODE, "小店", "shops");

    private final Users users;
    private final DemoCredentials credentials;

    DemoStaff(Users users, DemoCredentials credentials) {
        this.users = users;
        this.credentials = credentials;
    }

    /** Makes the users that are missing, and gives a new password to those whose password is lost; tells whether there was one. */
    boolean complete() {
        var changed = make(SHOP);
        for (var login : PEOPLE) {
            changed |= make(login);
        }
        return changed;
    }

    private boolean make(Login login) {
        var kept = credentials.find(login.secret());
        if (kept.isPresent() && users.exists(login.user())) {
            return false;
        }
        var password = kept.orElseGet(credentials::newPassword);
        credentials.keep(login.secret(), password);
        users.put(login.user(), login.name(), password, login.group());
        return true;
    }
}
