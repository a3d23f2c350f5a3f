package io.fleet.notifier.event;

/**
 * What is kept in memory of an event whose content waits in the store.
 *
 * @param vehicleId whom it concerns, or null
 * @param subjectId what it is about
 * @param version of the subject
 * @param interim whether a newer version makes it needless
 * @param emittedAtMs when it was published, epoch milliseconds
 */
public record Gist(
    String vehicleId, String subjectId, long version, boolean interim, long emittedAtMs) {

  /** The gist of an event. */
  public static Gist of(Event event) {
    return new Gist(
        event.scope().vehicleId(),
        event.subjectId(),
        event.version(),
        event.interim(),
        event.emittedAtMs());
  }
}
