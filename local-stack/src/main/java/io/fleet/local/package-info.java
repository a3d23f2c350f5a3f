/**
 * The embedded default: a command line comes in from the {@code fleet} script. Out go processes,
 * one per part of the system, and what people want to know about them.
 */
package io.fleet.local;
