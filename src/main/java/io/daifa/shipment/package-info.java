/** Step 3, arrange shipment: parcels, carriers and tracking numbers. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "mail", "shop", "order", "supplier"})
package io.daifa.shipment;
