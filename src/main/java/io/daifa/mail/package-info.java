/** Mail to suppliers, customers and shops: each is a row first, then sent once, under a name that repeats. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
package io.daifa.mail;
