/**
 * The checker: a script of what devices send comes in from a file. Out goes a verdict, from what
 * was acknowledged, what webhooks told and what the stores say, read as any outsider reads them.
 */
package io.fleet.chaos;
