/**
 * What a vehicle's time and metres are counted as: every moment it is heard of lies in one span,
 * every metre in one trip or in none. Motion, trips and tows come in; versioned spans go out.
 */
package io.fleet.stream.rule.utilisation;
