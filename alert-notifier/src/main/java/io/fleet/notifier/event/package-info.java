/**
 * Records of the log come in and become events, the one form of everything subscribers can be told.
 * Events go out to the lanes and, as JSON, to the store.
 */
package io.fleet.notifier.event;
