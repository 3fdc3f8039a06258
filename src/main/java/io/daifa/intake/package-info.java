/** What shops and carriers send and ask, by REST. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "mail", "shop", "order", "supplier", "shipment", "tracking", "aftersales"})
package io.daifa.intake;
