/**
 * Devices and their credentials: people and devices themselves change them over HTTP, they go to a
 * compacted topic as hashes, and what stands there comes back to every gateway. What goes out is
 * who has shown a credential, and that one no longer counts.
 */
package io.fleet.gateway.device;
