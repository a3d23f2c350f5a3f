package io.fleet.query.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fleet.events.Iso8601;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/**
 * Times in UTC with three digits of milliseconds, numbers with the fewest digits that tell them.
 */
@Singleton
public class JsonForm implements ObjectMapperCustomizer {

  /** After everybody else, since the serializer that is registered last counts. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.getFactory().configure(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature(), true);
    mapper.registerModule(
        new SimpleModule("fleet").addSerializer(Instant.class, new Milliseconds()));
  }

  private static final class Milliseconds extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Iso8601.format(value.toEpochMilli()));
    }
  }
}
