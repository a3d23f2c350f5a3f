/**
 * What somebody is about to read of a person comes in from the rooms that tell it. What goes out is
 * one line of the log category {@code fleet.audit}, in fixed words.
 */
package io.fleet.query.audit;
