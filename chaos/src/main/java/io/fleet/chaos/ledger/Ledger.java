package io.fleet.chaos.ledger;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Appends entries to a file, one line each and at once on its way to the disk. For any thread. */
public final class Ledger implements Closeable {
  private final OutputStream out;

  private Ledger(OutputStream out) {
    this.out = out;
  }

  /** Opens a file, to be continued where it ends. */
  public static Ledger append(Path file) throws IOException {
    return new Ledger(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Writes entries down. */
  public synchronized void write(Iterable<Entry> entries) {
    StringBuilder lines = new StringBuilder();
    entries.forEach(entry -> lines.append(entry.line()).append('\n'));
    try {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells every whole entry of a file, in order. */
  public static void read(Path file, Consumer<Entry> reader) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Entry entry = Entry.parse(line);
        if (entry != null) {
          reader.accept(entry);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
