/**
 * Devices of a running stack: a command comes in, a request to the gateway goes out, and what it
 * answers is told. What may be done is the gateway's to say.
 */
package io.fleet.local.device;
