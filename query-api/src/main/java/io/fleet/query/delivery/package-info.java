/**
 * Deliveries: a query comes in, stops of delivery plans, what came of their windows by day and
 * place, and how long vehicles stay at places go out.
 */
package io.fleet.query.delivery;
