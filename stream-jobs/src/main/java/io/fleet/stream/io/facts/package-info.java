/**
 * Facts on their way back: what a repair needs of a vehicle is read from ClickHouse over HTTP, a
 * page at a time. The rows it starts from, anchors and settled findings, are written here too.
 */
package io.fleet.stream.io.facts;
