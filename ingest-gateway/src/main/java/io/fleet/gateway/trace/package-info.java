/**
 * What devices send comes in from whichever protocol; a span for each post goes out to the
 * collector, and its context to the records that are made of the post.
 */
package io.fleet.gateway.trace;
