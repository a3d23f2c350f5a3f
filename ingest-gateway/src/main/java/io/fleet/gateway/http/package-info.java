/**
 * HTTP requests come in, bodies go to admission and from there to the log. Replies, and problems as
 * {@code application/problem+json}, go back to the sender.
 */
package io.fleet.gateway.http;
