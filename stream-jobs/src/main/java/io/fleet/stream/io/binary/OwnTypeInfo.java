package io.fleet.stream.io.binary;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Flink's view of a type that is written by a serializer of our own: neither a key nor made of
 * fields Flink knows.
 *
 * @param <T> the type
 */
public abstract class OwnTypeInfo<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;

  protected OwnTypeInfo(Class<T> type) {
    this.type = type;
  }

  @Override
  public final boolean isBasicType() {
    return false;
  }

  @Override
  public final boolean isTupleType() {
    return false;
  }

  @Override
  public final int getArity() {
    return 1;
  }

  @Override
  public final int getTotalFields() {
    return 1;
  }

  @Override
  public final Class<T> getTypeClass() {
    return type;
  }

  @Override
  public final boolean isKeyType() {
    return false;
  }

  @Override
  public final String toString() {
    return type.getSimpleName();
  }

  @Override
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }

  @Override
  public final boolean canEqual(Object other) {
    return other instanceof OwnTypeInfo;
  }
}
