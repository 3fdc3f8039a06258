/** Step 4, track logistics: what carriers tell, and the parcel's progress. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "mail", "shop", "order", "supplier", "shipment"})
package io.daifa.tracking;
