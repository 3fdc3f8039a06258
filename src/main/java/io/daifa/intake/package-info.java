/** What shops and carriers send and ask, by REST. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "mail",
            "shop",
            "order",
            "supplier",
            "shipment",
            "tracking",
            "aftersales",
            "batch"
        })
package io.daifa.intake;
