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
            "change",
            "batch",
            "records"
        })
package io.daifa.desk;
