package io.fleet.stream.operator;

import io.fleet.stream.io.binary.OwnTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how a {@link DriverInput} is written. */
public final class DriverInputTypeInfo extends OwnTypeInfo<DriverInput> {
  private static final long serialVersionUID = 1L;

  public DriverInputTypeInfo() {
    super(DriverInput.class);
  }

  @Override
  public TypeSerializer<DriverInput> createSerializer(SerializerConfig config) {
    return new DriverInputSerializer();
  }

  /** Finds this type information by annotation. */
  public static final class Factory extends TypeInfoFactory<DriverInput> {
    @Override
    public TypeInformation<DriverInput> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> parameters) {
      return new DriverInputTypeInfo();
    }
  }
}
