/**
 * Reference data: what people tell the fleet about itself, in versions that each hold from a moment
 * on. The gateway writes them to compacted topics, everybody reads them from there; which one is in
 * force at an event's time is decided here, for all.
 */
package io.fleet.events.reference;
