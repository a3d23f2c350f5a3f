package io.fleet.chaos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.chaos.ledger.Entry.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadAgainByAnotherProcess() throws Exception {
    // given
    Path file = directory.resolve("ledger");
    Entry sent = new Entry(Kind.SENT, 1, List.of("van-1", "1000"));
    Entry acknowledged = new Entry(Kind.ACKNOWLEDGED, 2, List.of("van-1", "1000"));

    // when
    try (Ledger first = Ledger.append(file)) {
      first.write(List.of(sent));
    }
    try (Ledger second = Ledger.append(file)) {
      second.write(List.of(acknowledged));
    }

    // then
    assertThat(read(file)).containsExactly(sent, acknowledged);
  }

  @Test
  void aLineThatWasCutOffIsNoEntry() throws Exception {
    // given
    Path file = directory.resolve("ledger");
    Files.writeString(file, "SENT\t1\tvan-1\t1000\nACKNOWLED");

    // when
    List<Entry> read = read(file);

    // then
    assertThat(read).extracting(Entry::kind).containsExactly(Kind.SENT);

    // and neither is one that lacks a word
    Files.writeString(file, "\nTOLD\t3\tmsg_1", StandardOpenOption.APPEND);
    assertThat(read(file)).hasSize(1);
  }

  private static List<Entry> read(Path file) throws Exception {
    List<Entry> entries = new ArrayList<>();
    Ledger.read(file, entries::add);
    return entries;
  }
}
