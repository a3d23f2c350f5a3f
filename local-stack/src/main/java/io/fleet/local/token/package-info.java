/**
 * Keys and bearer tokens of one stack: made at its first start, kept in its data directory. Out go
 * files for the services and tokens for people with curl.
 */
package io.fleet.local.token;
