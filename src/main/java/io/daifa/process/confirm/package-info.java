/** Step 1, confirm the order: {@code Start_OrderPlaced} to {@code Task_TellRejection}, and on to the supplier that is found or chosen. */
package io.daifa.process.confirm;
