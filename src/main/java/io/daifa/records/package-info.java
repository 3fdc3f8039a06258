/** The records of the five steps: lists over all orders, on the screen and as files. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "shop", "order", "supplier", "shipment", "tracking", "aftersales"})
package io.daifa.records;
