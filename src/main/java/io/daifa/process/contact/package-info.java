/** Step 2, contact the supplier: {@code Gateway_Channel} to {@code Gateway_SupplierAnswer}, with the call, the wait and its deadline. */
package io.daifa.process.contact;
