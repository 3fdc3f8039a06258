/** Many orders at once: for one cause, or by the tasks that a person has chosen; with a preview, progress, and a release. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "shop", "order", "supplier", "aftersales"})
package io.daifa.batch;
