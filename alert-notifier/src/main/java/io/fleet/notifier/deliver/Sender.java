package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.vertx.core.Future;

/** Makes the attempts of one lane. Lives on the lane's thread. */
interface Sender {

  /**
   * One attempt.
   *
   * @param endpoint as it is now
   * @param messageId the same for every attempt of a message
   * @return completed on the lane's thread; does not fail
   */
  Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event);

  /** Lets go of connections. Nothing is under way. */
  void close();
}
