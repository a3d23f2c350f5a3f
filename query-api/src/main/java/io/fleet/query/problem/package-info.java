/**
 * Failures come in as exceptions from every room and from the HTTP layer. They go out as {@code
 * application/problem+json} with a stable type, and into the OpenAPI document as responses.
 */
package io.fleet.query.problem;
