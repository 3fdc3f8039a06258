/** Runs what happens after a customer has ordered from a dropshipping shop; each package is a module. */
package io.daifa;
