/**
 * A query of any length comes in from the rooms with the form it is to be told in. Its rows go out
 * to the client as they come from the store, no faster than the client reads.
 */
package io.fleet.query.export;
