/**
 * Requests of people and programs come in and are checked. Changes of endpoints go out to their
 * topic, test events to lanes, and what there is back as JSON.
 */
package io.fleet.notifier.api;
