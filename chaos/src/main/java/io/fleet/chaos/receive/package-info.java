/** Webhooks come in over HTTP, are verified and written into a ledger. */
package io.fleet.chaos.receive;
