package io.fleet.local.process;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One process of the stack.
 *
 * @param name as users know it, for example {@code kafka}
 * @param url where it answers, or an empty text
 * @param launch asked anew at each start
 * @param probe says when it does its work
 * @param startPatience how long the first start may take
 * @param stopPatience how long it may take to end before it is killed
 */
public record Part(
    String name,
    String url,
    Supplier<Launch> launch,
    HealthProbe probe,
    Duration startPatience,
    Duration stopPatience) {}
