/**
 * {@code retention.yaml} and what an installation says otherwise come in. They go out as the TTL of
 * tables, and to whoever makes topics.
 */
package io.fleet.schema.retention;
