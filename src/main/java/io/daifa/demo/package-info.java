/** The demo: a shop, its suppliers, a mailbox and a carrier. Nobody imports it. */
package io.daifa.demo;
