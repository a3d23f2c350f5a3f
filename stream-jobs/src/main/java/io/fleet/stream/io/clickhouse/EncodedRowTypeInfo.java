package io.fleet.stream.io.clickhouse;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of {@link EncodedRow}: found by itself wherever the class is named. */
public final class EncodedRowTypeInfo extends TypeInformation<EncodedRow> {
  private static final long serialVersionUID = 1L;

  /** The only one there is; it has no state. */
  public static final EncodedRowTypeInfo INSTANCE = new EncodedRowTypeInfo();

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
  public Class<EncodedRow> getTypeClass() {
    return EncodedRow.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<EncodedRow> createSerializer(SerializerConfig config) {
    return EncodedRowSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "EncodedRow";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedRowTypeInfo;
  }

  @Override
  public int hashCode() {
    return EncodedRowTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof EncodedRowTypeInfo;
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
