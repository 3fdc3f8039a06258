/** Step 3, arrange shipment: {@code Gateway_ShipmentReport} to {@code Task_TellShipped}, with the chase and the correction of numbers. */
package io.daifa.process.ship;
