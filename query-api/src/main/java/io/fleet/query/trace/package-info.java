/** Requests come in; a span for each that is traced goes out to the collector. */
package io.fleet.query.trace;
