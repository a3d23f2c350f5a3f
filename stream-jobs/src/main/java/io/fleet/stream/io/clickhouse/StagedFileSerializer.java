package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Committables in checkpoints. Version 1: the file's name in UTF-8, which says all the rest. */
public final class StagedFileSerializer implements SimpleVersionedSerializer<StagedFile> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(StagedFile file) {
    return file.name().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public StagedFile deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("unknown version of a staged file: " + version);
    }
    try {
      return StagedFile.ofName(new String(serialized, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }
}
