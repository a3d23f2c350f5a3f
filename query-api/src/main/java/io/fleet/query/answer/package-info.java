/**
 * What a resource answers comes in from every room. It goes out with the fields that were asked
 * for, under an ETag and compressed, or as 304 if the client has it.
 */
package io.fleet.query.answer;
