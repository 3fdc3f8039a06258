/** Step 1, confirm the order: the customer's order, its checks, its stage. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "mail", "shop"})
package io.daifa.order;
