package io.fleet.schema.privacy;

/**
 * What was found of a person in one table.
 *
 * @param table its name
 * @param rows how many rows named the person, corrected ones counted as often as they were written
 * @param deleted how many of them were about the person and went; the others lost the person
 * @param first when the first of them happened, as the table has it; empty if it does not say
 * @param last when the last of them happened
 */
public record TableReport(String table, long rows, long deleted, String first, String last) {}
