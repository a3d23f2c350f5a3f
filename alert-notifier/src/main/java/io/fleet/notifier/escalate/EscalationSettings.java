package io.fleet.notifier.escalate;

import java.time.Duration;

/**
 * The bounds of escalation.
 *
 * @param waitingMax alerts that wait for an answer at once
 * @param answeredMax alerts remembered as answered
 * @param grace the shortest wait: what answers an alert may stand right behind it in the log
 */
public record EscalationSettings(int waitingMax, int answeredMax, Duration grace) {}
