/** Many orders at once: held or rerouted for one cause, with a preview, progress, and a release. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "shop", "order", "supplier"})
package io.daifa.batch;
