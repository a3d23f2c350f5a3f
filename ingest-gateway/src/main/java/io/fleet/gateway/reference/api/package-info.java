/**
 * HTTP requests about reference data come in; changes go to the desk, files to the import. Answers
 * come from the book, problems go back as everywhere in the gateway.
 */
package io.fleet.gateway.reference.api;
