/** A real broker for tests: a directory comes in, a bootstrap address goes out. */
package io.fleet.gateway.broker;
