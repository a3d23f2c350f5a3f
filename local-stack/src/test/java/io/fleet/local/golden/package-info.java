/**
 * The same drives told in different orders: events of a trial and of real drives come in, and what
 * timelines find in the end is held against what they find in order.
 */
package io.fleet.local.golden;
