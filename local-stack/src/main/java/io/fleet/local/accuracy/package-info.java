/**
 * The judge of every rule: trials come in from the simulator with the truth of what they did, and
 * go through the real chain. What was found of it in ClickHouse is held against the truth; out goes
 * how much of it was right.
 */
package io.fleet.local.accuracy;
