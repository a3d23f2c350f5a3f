package io.fleet.notifier.group;

/**
 * What a type of event says: which rule it is of, and where in its subject's life it stands.
 *
 * @param rule the type without its state: {@code vehicle.overspeed}; all of it where there is none
 * @param stage of the subject
 * @param state the last word of the type
 */
record EventPhase(String rule, Stage stage, String state) {

  /** Where in a subject's life an event stands. */
  enum Stage {
    /** The subject is told of for the first time. */
    OPENING,
    /** More of the same. */
    UPDATE,
    /** What was told before is over, or was not so. */
    CLOSING,
    /** The subject has but one event. */
    SINGLE
  }

  static EventPhase of(String type) {
    int at = type.lastIndexOf('.');
    String state = type.substring(at + 1);
    Stage stage = stage(state);
    return new EventPhase(stage == Stage.SINGLE ? type : type.substring(0, at), stage, state);
  }

  private static Stage stage(String state) {
    return switch (state) {
      case "opened", "completed" -> Stage.OPENING;
      case "updated" -> Stage.UPDATE;
      case "resolved", "withdrawn", "corrected" -> Stage.CLOSING;
      default -> Stage.SINGLE;
    };
  }
}
