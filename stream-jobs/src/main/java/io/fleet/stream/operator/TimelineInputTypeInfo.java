package io.fleet.stream.operator;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how a {@link TimelineInput} is written. */
public final class TimelineInputTypeInfo extends TypeInformation<TimelineInput> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<TimelineInput> getTypeClass() {
    return TimelineInput.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<TimelineInput> createSerializer(SerializerConfig config) {
    return new TimelineInputSerializer();
  }

  @Override
  public String toString() {
    return "TimelineInput";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimelineInputTypeInfo;
  }

  @Override
  public int hashCode() {
    return TimelineInputTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof TimelineInputTypeInfo;
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
