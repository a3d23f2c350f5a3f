/**
 * Bodies of reference data come in as bytes, and go out read and judged: what is wrong with each
 * field, and what is worth a warning. Plain Java; the schemas are those that are published.
 */
package io.fleet.gateway.reference.check;
