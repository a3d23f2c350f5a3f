package io.fleet.simulator.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The formats of recorded files. */
public enum RecordedFormat {
  /** The Brazilian naturalistic driving study's own CSV: {@code ;} and decimal commas. */
  NDSBR {
    @Override
    RecordedFile open(BufferedReader in, String prefix, long shiftMs) throws IOException {
      return new NdsbrFile(in, prefix == null ? "ndsbr-" : prefix, shiftMs);
    }
  },
  /** Comma-separated, its header naming telemetry fields. */
  CSV {
    @Override
    RecordedFile open(BufferedReader in, String prefix, long shiftMs) throws IOException {
      return new TelemetryCsvFile(in, prefix == null ? "" : prefix, shiftMs);
    }
  },
  /** Telemetry JSON, one object a line, posted as it is. */
  JSONL {
    @Override
    RecordedFile open(BufferedReader in, String prefix, long shiftMs) {
      return new JsonLinesFile(in, shiftMs);
    }
  };

  abstract RecordedFile open(BufferedReader in, String prefix, long shiftMs) throws IOException;

  /**
   * Opens a UTF-8 file; what is no UTF-8 is replaced.
   *
   * @param prefix of vehicle ids, null for the format's own; no meaning for {@link #JSONL}
   * @param shiftMs added to every time
   * @throws IOException if it cannot be read or is not of this format
   */
  public RecordedFile open(Path file, String prefix, long shiftMs) throws IOException {
    BufferedReader in = reader(file);
    try {
      skipByteOrderMark(in);
      return open(in, prefix, shiftMs);
    } catch (IllegalArgumentException e) {
      in.close();
      throw new IOException("no usable header: " + e.getMessage(), e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    CharsetDecoder lenient =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file), lenient), 1 << 16);
  }

  private static void skipByteOrderMark(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != '\uFEFF') {
      in.reset();
    }
  }
}
