/**
 * What timelines find comes in with its version. What goes out is records of the topics of changes
 * and of trips that ended, of which clients keep copies.
 */
package io.fleet.stream.io.change;
