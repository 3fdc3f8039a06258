/** The process's delegates and listeners, a package a step. */
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
            "intake",
            "engine"
        })
package io.daifa.process;
