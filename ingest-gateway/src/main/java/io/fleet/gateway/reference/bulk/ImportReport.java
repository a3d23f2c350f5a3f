package io.fleet.gateway.reference.bulk;

import io.fleet.gateway.reference.ReferenceOutcome.Status;
import io.fleet.gateway.reference.check.FieldNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of each record of a file, in its order. */
public final class ImportReport {
  private static final int MAX_NOTES = 5;
  private static final int NOTES_IN_FULL = 1_000;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
  private int refused;
  private int noted;

  /**
   * One record.
   *
   * @param status created, updated, unchanged or refused
   * @param errors why it is refused; of very many refused records only the first error each
   * @param warnings what is strange about it
   */
  public record Entry(
      long line, String id, String status, List<FieldNote> errors, List<FieldNote> warnings) {}

  void done(long line, String id, Status status, List<FieldNote> warnings) {
    counts.merge(status, 1, Integer::sum);
    entries.add(new Entry(line, id, status.tag(), List.of(), some(warnings)));
  }

  void refuse(long line, String id, List<FieldNote> errors) {
    refused++;
    entries.add(new Entry(line, id, "refused", some(errors), List.of()));
  }

  private List<FieldNote> some(List<FieldNote> notes) {
    noted += notes.isEmpty() ? 0 : 1;
    int most = noted > NOTES_IN_FULL ? 1 : MAX_NOTES;
    return List.copyOf(notes.subList(0, Math.min(most, notes.size())));
  }

  /** All records in the file's order; good ones are told batch by batch, bad ones at once. */
  public List<Entry> entries() {
    return entries.stream().sorted(Comparator.comparingLong(Entry::line)).toList();
  }

  /** How many records there were. */
  public int size() {
    return entries.size();
  }

  /** How many records came to that. */
  public int count(Status status) {
    return counts.getOrDefault(status, 0);
  }

  /** How many records were refused. */
  public int refused() {
    return refused;
  }
}
