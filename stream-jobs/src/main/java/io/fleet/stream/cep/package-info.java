/**
 * Patterns over what the rules have found, in flink-cep's language. Within one vehicle flink-cep's
 * engine runs in vehicle time as a rule of the timeline; over many vehicles Flink's own operator
 * runs it as they are heard of.
 */
package io.fleet.stream.cep;
