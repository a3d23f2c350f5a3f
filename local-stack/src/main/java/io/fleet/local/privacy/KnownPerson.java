package io.fleet.local.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.schema.privacy.Person;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The names a driver ever had, by the only topic that knows them. */
final class KnownPerson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PERSONAL = List.of("name", "phone", "licence");

  private final Set<String> names = new LinkedHashSet<>();
  private final String id;

  private KnownPerson(String id) {
    this.id = id;
  }

  /** Asks the log; of a driver who is not in it, the id alone is known. */
  static Person of(String id, TopicScan scan) {
    KnownPerson known = new KnownPerson(id);
    scan.read(List.of(Topic.DRIVERS.topicName()), known::take);
    return new Person(id, known.names);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      ReferenceVersion version = ReferenceJson.read(ReferenceKind.DRIVERS, record.value());
      if (version.id().equals(id)) {
        JsonNode body = JSON.readTree(version.body());
        PERSONAL.forEach(member -> names.add(body.path(member).asText("")));
      }
    } catch (Refusal.RefusedException | IOException e) {
      // no version of anybody; whether it names the person by the id is seen when it is searched
    }
  }
}
