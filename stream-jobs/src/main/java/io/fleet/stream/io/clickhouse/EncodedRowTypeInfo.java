package io.fleet.stream.io.clickhouse;

import io.fleet.stream.io.binary.OwnTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of {@link EncodedRow}: found by itself wherever the class is named. */
public final class EncodedRowTypeInfo extends OwnTypeInfo<EncodedRow> {
  private static final long serialVersionUID = 1L;

  /** The only one there is; it has no state. */
  public static final EncodedRowTypeInfo INSTANCE = new EncodedRowTypeInfo();

  private EncodedRowTypeInfo() {
    super(EncodedRow.class);
  }

  @Override
  public TypeSerializer<EncodedRow> createSerializer(SerializerConfig config) {
    return EncodedRowSerializer.INSTANCE;
  }

  /** Gives Flink the type information where it meets the class. */
  public static final class Factory extends TypeInfoFactory<EncodedRow> {
    @Override
    public TypeInformation<EncodedRow> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> parameters) {
      return INSTANCE;
    }
  }
}
