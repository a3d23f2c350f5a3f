/**
 * Messages in the forms of Traccar's clients and server come in, telemetry JSON as a device would
 * post it goes out. Plain Java: it knows neither the transport nor who may send what.
 */
package io.fleet.gateway.traccar;
