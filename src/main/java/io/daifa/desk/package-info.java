/** Pages for people: staff, the supplier, the customer. */
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
package io.daifa.desk;
