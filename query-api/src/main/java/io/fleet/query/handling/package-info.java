/**
 * What people have just said about alerts comes in from the log. It goes out to those who answer
 * before the store knows it.
 */
package io.fleet.query.handling;
