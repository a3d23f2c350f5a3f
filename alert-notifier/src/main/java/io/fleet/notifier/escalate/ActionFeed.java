package io.fleet.notifier.escalate;

import io.fleet.events.AlertActionJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.notifier.follow.TopicFollower;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Hears what people say about alerts: all the log still has, then what comes. Every instance hears
 * everything: the one that has an alert's wait is not the one that would be given the answer.
 */
public final class ActionFeed implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ActionFeed.class);

  private final Escalations escalations;
  private final TopicFollower follower;

  /**
   * @param kafka connection settings of the log
   */
  public ActionFeed(Map<String, Object> kafka, Escalations escalations) {
    this.escalations = escalations;
    this.follower = new TopicFollower("actions", List.of(Topic.EVENT_ACTIONS), kafka, this::take);
  }

  /** Begins to read. */
  public void start() {
    follower.start().thenRun(escalations::actionsKnown);
  }

  /** What cannot be read is a dead letter of the job, which reads it too. */
  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      byte[] value = record.value() == null ? new byte[0] : record.value();
      AlertActionJson.find(value).ifPresent(escalations::take);
    } catch (Refusal.RefusedException e) {
      LOG.debugf("a record about an alert is not readable: %s", e.refusal().reason());
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
