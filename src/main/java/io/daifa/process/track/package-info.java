/** Step 4, track logistics: {@code Task_FollowParcels} to {@code Task_TellDelivered}, and {@code EventSubprocess_ParcelInTrouble}. */
package io.daifa.process.track;
