/**
 * Reference data at the gateway: people write versions of it over HTTP, they go to compacted
 * topics, and what stands there is heard by every gateway and kept in memory for its own decisions.
 */
package io.fleet.gateway.reference;
