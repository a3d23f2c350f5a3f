/**
 * Whoever asks comes in with a token or a key. What goes out is who that is taken for and what they
 * may see.
 */
package io.fleet.query.me;
