/**
 * A month of a fleet comes in, made by the store itself out of hashes. What goes out is how many
 * bytes a row takes, and how fast the API answers over it beside the bare queries.
 */
package io.fleet.local.bench.history;
