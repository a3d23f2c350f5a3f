/**
 * The host of an endpoint comes in, and the one address that may be connected to goes out.
 * Addresses that are not public are refused unless an allow-list names them.
 */
package io.fleet.notifier.deliver.guard;
