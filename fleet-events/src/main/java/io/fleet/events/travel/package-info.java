/**
 * How long drives and services take where nothing was learned: what estimates begin with, and what
 * the learned is held against.
 */
package io.fleet.events.travel;
