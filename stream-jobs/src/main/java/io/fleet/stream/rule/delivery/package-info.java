/**
 * Stops of delivery plans: plans, scans and a vehicle's motion come in, what became of every stop
 * goes out, with the source of what is said of it, and alerts. Scans are the first source, the
 * place where the vehicle stood the second.
 */
package io.fleet.stream.rule.delivery;
