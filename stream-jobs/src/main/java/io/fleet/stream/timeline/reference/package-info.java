/**
 * Reference data in force, and who is logged in: versions and logins come in as they are read, and
 * what holds for a vehicle at a moment of its own time goes out. Content is understood when it
 * comes in, so that a look-up parses nothing; what cannot be understood is passed over and counted.
 */
package io.fleet.stream.timeline.reference;
