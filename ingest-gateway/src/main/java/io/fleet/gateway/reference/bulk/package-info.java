/**
 * Files of reference data come in: CSV, GeoJSON, one JSON object a line. Changes go to the desk in
 * batches, and a report of every line goes out.
 */
package io.fleet.gateway.reference.bulk;
