/** Step 5, after-sales: {@code Gateway_CasesOpen} to {@code End_Completed}, and all of {@code after-sales.bpmn}. */
package io.daifa.process.aftersales;
