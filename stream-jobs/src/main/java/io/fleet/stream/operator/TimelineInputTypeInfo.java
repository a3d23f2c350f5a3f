package io.fleet.stream.operator;

import io.fleet.stream.io.binary.OwnTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how a {@link TimelineInput} is written. */
public final class TimelineInputTypeInfo extends OwnTypeInfo<TimelineInput> {
  private static final long serialVersionUID = 1L;

  public TimelineInputTypeInfo() {
    super(TimelineInput.class);
  }

  @Override
  public TypeSerializer<TimelineInput> createSerializer(SerializerConfig config) {
    return new TimelineInputSerializer();
  }

  /** Finds this type information by annotation. */
  public static final class Factory extends TypeInfoFactory<TimelineInput> {
    @Override
    public TypeInformation<TimelineInput> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> parameters) {
      return new TimelineInputTypeInfo();
    }
  }
}
