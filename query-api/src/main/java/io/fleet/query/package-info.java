/**
 * Questions of web and mobile clients come in over HTTP, one room per resource. Answers go out as
 * JSON, read from ClickHouse; nothing here writes.
 */
package io.fleet.query;
