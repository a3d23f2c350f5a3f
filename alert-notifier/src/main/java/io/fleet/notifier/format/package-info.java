/**
 * Events come in with the endpoint they are for. The body of the request goes out, in the form the
 * endpoint asks for.
 */
package io.fleet.notifier.format;
