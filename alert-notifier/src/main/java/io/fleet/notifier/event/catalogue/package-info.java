/**
 * Descriptions of everything subscribers can be told come in from resources. They go out to the API
 * as types with a schema and an example each, and as events to try an endpoint out with.
 */
package io.fleet.notifier.event.catalogue;
