/**
 * Requests go in over HTTP to the whole service, beside a real engine with the real migrations.
 * What comes out is compared with the rows that were put there.
 */
package io.fleet.query.api;
