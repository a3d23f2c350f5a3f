/**
 * A person's id and names come in. What the tables hold of the person goes out as lines of JSON, or
 * goes.
 */
package io.fleet.schema.privacy;
