/**
 * Configuration comes in, the gateway's parts go out to their rooms. Only this package reads the
 * configuration.
 */
package io.fleet.gateway;
