/**
 * Keys of a running stack, changed without a break: what is sealed, signed or shown with the key of
 * before counts on until its time is over.
 */
package io.fleet.local.keys;
