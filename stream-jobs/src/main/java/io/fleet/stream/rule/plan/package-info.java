/**
 * What a vehicle is to deliver and what was scanned of it, as rules see it: plans and scans come in
 * understood, from reference data and the log. Nothing here decides.
 */
package io.fleet.stream.rule.plan;
