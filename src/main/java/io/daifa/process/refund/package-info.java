/** Money that is given back: all of {@code refund.bpmn}. */
package io.daifa.process.refund;
