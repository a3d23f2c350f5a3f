/**
 * Addresses within the console come in from browsers that were given a link. They go out as its
 * page, which knows what stands there.
 */
package io.fleet.query.console;
