/**
 * Vehicles that are moved without being driven: motion and the ignition come in, towed movements
 * and alerts go out. Trips leave out what is found here.
 */
package io.fleet.stream.rule.tow;
