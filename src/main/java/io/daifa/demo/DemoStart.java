package io.daifa.demo;

import io.daifa.kernel.Refusal;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the demo up once the application is ready, and tells on the console how to enter. A second start adds nothing. */
@Component
@Profile("demo")
class DemoStart {

    private final DemoShop shop;
    private final DemoStaff staff;
    private final DemoOrders orders;
    private final DemoConsole console;

    DemoStart(DemoShop shop, DemoStaff staff, DemoOrders orders, DemoConsole console) {
        this.shop = shop;
        this.staff = staff;
        this.orders = orders;
        this.console = console;
    }

    @EventListener(ApplicationReadyEvent.class)
    void setUp() throws Refusal {
        var demoShop = shop.complete();
        // Both are asked: a login that is made does not spare the key.
        var newLogins = staff.complete();
        var newKey = shop.giveKey(demoShop);
        orders.send(demoShop);
        console.welcome(newLogins || newKey);
    }
}
