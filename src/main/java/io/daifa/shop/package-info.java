/** Shops: their registry, their keys, and what they promise their customers. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package io.daifa.shop;
