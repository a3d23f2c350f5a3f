/**
 * The OpenAPI document comes in as the build made it. It goes out in the older form that some tools
 * still need, and to the page on which people look at it.
 */
package io.fleet.query.description;
