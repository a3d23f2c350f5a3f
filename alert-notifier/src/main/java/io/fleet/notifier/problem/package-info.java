/**
 * Failures come in as exceptions from the API and from the HTTP layer. They go out as {@code
 * application/problem+json} with a stable type.
 */
package io.fleet.notifier.problem;
