/**
 * How commands speak to a stack's ingest gateway: where it is, with which token, and the one client
 * for all of them. What is asked, and what an answer means, is each command's own.
 */
package io.fleet.local.gateway;
