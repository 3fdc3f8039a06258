/** Camunda's configuration: deployment, decisions, history, lock-down. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package io.daifa.engine;
