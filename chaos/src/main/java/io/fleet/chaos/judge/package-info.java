/**
 * Ledgers come in, rows by plain SQL over HTTP, records by a plain consumer, and what an
 * undisturbed run ended in. Out goes a verdict on what was promised.
 */
package io.fleet.chaos.judge;
