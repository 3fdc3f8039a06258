/** Changes of running orders: all of {@code order-change.bpmn}. */
package io.daifa.process.change;
