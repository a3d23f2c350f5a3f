/**
 * What was sent, acknowledged, refused, told and answered comes in from the checker's processes and
 * lies in files of its own; out goes the same, read again.
 */
package io.fleet.chaos.ledger;
