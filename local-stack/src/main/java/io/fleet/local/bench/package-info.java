/**
 * Benches: a stack of their own comes up on free ports, is loaded, measured and checked. Out go a
 * table for people and one JSON line for programs.
 */
package io.fleet.local.bench;
