/**
 * The packaged query API and the clients made for it come in; what the clients fetched from it goes
 * out to be compared with what is in the store.
 */
package io.fleet.clients;
