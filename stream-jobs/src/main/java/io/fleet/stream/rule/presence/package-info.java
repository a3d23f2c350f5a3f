/**
 * Where a vehicle stands in the day: driving, standing or out of reach. Motion comes in, one row a
 * vehicle goes out.
 */
package io.fleet.stream.rule.presence;
