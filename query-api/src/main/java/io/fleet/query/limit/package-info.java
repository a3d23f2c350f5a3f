/**
 * Every request comes in before its resource. What goes out is the same request, or a refusal of
 * one that comes too often, says too much or shows a token where it would end in logs.
 */
package io.fleet.query.limit;
