/**
 * What drivers and vehicles did that counts: harsh manoeuvres, crashes, overspeed, idling, towing.
 * In goes a query, out come events of every kind in one form, with what people decided about them.
 */
package io.fleet.query.behaviour;
