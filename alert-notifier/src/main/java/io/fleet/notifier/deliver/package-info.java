/**
 * Alerts come in, and each endpoint they match gets a message through a lane of its own. Attempts
 * go out over HTTP; what does not succeed at once goes to the store and is tried again.
 */
package io.fleet.notifier.deliver;
