/** Ids, money, clock, refusals and the journal: what every module speaks, and nothing else. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package io.daifa.kernel;
