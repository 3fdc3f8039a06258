/** Step 5, after-sales: cases, their decision, and the money that is given back. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "mail", "shop", "order", "supplier", "shipment", "tracking"})
package io.daifa.aftersales;
