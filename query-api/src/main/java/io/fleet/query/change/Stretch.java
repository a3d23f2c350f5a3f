package io.fleet.query.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** One reading under way: what was found, and how far each partition has been read. */
final class Stretch {
  private final FeedQuery query;
  private final int mostRecords;
  private final Map<TopicPartition, Long> at;
  private final Map<TopicPartition, Long> ends;
  private final List<ChangeItem> items = new ArrayList<>();
  private int records;

  /**
   * A reading that has read nothing yet.
   *
   * @param mostRecords after so many it is over
   * @param at where it begins
   * @param ends where it ends
   */
  Stretch(
      FeedQuery query,
      int mostRecords,
      Map<TopicPartition, Long> at,
      Map<TopicPartition, Long> ends) {
    this.query = query;
    this.mostRecords = mostRecords;
    this.at = new HashMap<>(at);
    this.ends = ends;
  }

  /** The partitions that are not read to their ends. */
  List<TopicPartition> unfinished() {
    return at.keySet().stream().filter(p -> at.get(p) < ends.get(p)).toList();
  }

  boolean isOver() {
    return isFull() || unfinished().isEmpty();
  }

  boolean isFull() {
    return items.size() >= query.limit() || records >= mostRecords;
  }

  boolean hasReadNothing() {
    return records == 0;
  }

  long at(TopicPartition partition) {
    return at.get(partition);
  }

  /**
   * Takes the next record of a partition.
   *
   * @param item what it says, or null
   */
  void take(TopicPartition partition, long offset, ChangeItem item) {
    records++;
    at.put(partition, offset + 1);
    if (item != null && query.asksFor(item)) {
      items.add(item);
    }
  }

  /** Nothing stands before that offset that was not taken. */
  void skipTo(TopicPartition partition, long offset) {
    at.merge(partition, offset, Math::max);
  }

  FeedPage page() {
    return new FeedPage(List.copyOf(items), Places.cursor(at), !unfinished().isEmpty());
  }
}
