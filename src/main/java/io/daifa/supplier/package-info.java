/** Step 2, contact the supplier: suppliers, their offers, supplier orders, and the channels by which they are reached. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "mail", "shop", "order"})
package io.daifa.supplier;
