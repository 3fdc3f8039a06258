/** The database that comes with Daifa: a PostgreSQL of its own, for those who have named none. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.daifa.database;
