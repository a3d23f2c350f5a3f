package io.fleet.query.system;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.system.UnknownPlaceException.Reason;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Keeps one way to the log for each reader, opened when somebody asks first and after failures. */
@ApplicationScoped
class KafkaBacklogs implements Backlogs {
  private final Map<String, Object> kafka;
  private final SystemSettings settings;
  private final Clock clock;
  private final Map<LogReader, GroupPlaces> open = new EnumMap<>(LogReader.class);

  KafkaBacklogs(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      SystemSettings settings,
      Clock clock) {
    this.kafka = kafka;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public synchronized Backlog of(LogReader reader) throws UnknownPlaceException {
    try {
      return open.computeIfAbsent(reader, this::places).read();
    } catch (AuthorizationException e) {
      close(reader);
      throw new UnknownPlaceException(Reason.NOT_ALLOWED, e);
    } catch (KafkaException e) {
      close(reader);
      throw ProblemException.logAway(e);
    }
  }

  private GroupPlaces places(LogReader reader) {
    String group = reader == LogReader.JOB ? settings.jobGroup() : settings.notifierGroup();
    return new GroupPlaces(kafka, reader, group, settings.patience(), clock);
  }

  private void close(LogReader reader) {
    GroupPlaces places = open.remove(reader);
    if (places != null) {
      places.close();
    }
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    for (LogReader reader : LogReader.values()) {
      close(reader);
    }
  }
}
