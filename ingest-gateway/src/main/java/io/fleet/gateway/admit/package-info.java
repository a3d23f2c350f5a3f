/**
 * Bytes of a request come in, the verdict on each event goes out, with the record it becomes in the
 * log. Plain Java over the event contract and the reference data in force: it knows neither the
 * transport nor the log.
 */
package io.fleet.gateway.admit;
