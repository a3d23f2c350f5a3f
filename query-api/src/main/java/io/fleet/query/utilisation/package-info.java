/**
 * What vehicles' time and metres were counted as, and which vehicles are out of use. In goes a
 * vehicle or nothing and a stretch of days in a zone, out come days, sums and flags with the rule
 * that made them.
 */
package io.fleet.query.utilisation;
