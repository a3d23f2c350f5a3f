/** Where tests send spans to. */
package io.fleet.otlp;
