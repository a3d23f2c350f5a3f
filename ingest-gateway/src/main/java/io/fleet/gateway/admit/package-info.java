/**
 * Bytes of a request come in, the verdict on each event goes out. Plain Java over the event
 * contract: it knows neither the transport nor the log.
 */
package io.fleet.gateway.admit;
