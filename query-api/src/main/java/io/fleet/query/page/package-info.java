/**
 * Query parameters of lists come in as text and go out checked, with a sort key to go on from. Rows
 * of one page come in from the rooms and go out as JSON items with the cursor of the next.
 */
package io.fleet.query.page;
