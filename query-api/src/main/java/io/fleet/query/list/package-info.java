/**
 * What one list reads comes in from its room: query, filters, order. It goes out as a page of JSON
 * or whole, as CSV or NDJSON, by what the client accepts.
 */
package io.fleet.query.list;
