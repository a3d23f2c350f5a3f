/** Overspeed: speeds and limits come in, episodes and their alerts go out. */
package io.fleet.stream.rule.overspeed;
