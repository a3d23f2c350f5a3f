/**
 * Engines that run while the vehicle stands: motion and the engine's signals come in, episodes and
 * alerts go out. Trips take their idle time from these episodes.
 */
package io.fleet.stream.rule.idling;
