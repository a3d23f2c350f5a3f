/** Holds the forms of Traccar to what its own clients and server send. */
package io.fleet.gateway.traccar;
