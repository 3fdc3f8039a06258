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
            "change",
            "batch"
        })
package io.daifa.intake;
