/** Changes that are asked of running orders: cancel, address, phone, quantity, line; what is frozen, assessed, asked, decided and told. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "mail", "shop", "order", "supplier", "shipment", "tracking", "aftersales"})
package io.daifa.change;
