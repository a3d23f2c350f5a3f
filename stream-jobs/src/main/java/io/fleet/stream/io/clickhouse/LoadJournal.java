package io.fleet.stream.io.clickhouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the files the server has taken, one a line, in one file a day (UTC). A name is noted
 * before its file is deleted, so a file that is gone without a note was not loaded. Files older
 * than the remembered time count as loaded: their notes are gone, and the raw log no longer has
 * their rows either.
 */
final class LoadJournal {
  private static final String SUFFIX = ".names";

  private final StagingDirectory directory;
  private final Duration remembered;
  private final Clock clock;

  LoadJournal(StagingDirectory directory, Duration remembered, Clock clock) {
    this.directory = directory;
    this.remembered = remembered;
    this.clock = clock;
  }

  /** Notes that the server has the files' rows. */
  synchronized void loaded(Collection<StagedFile> files) throws IOException {
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append(file.name()).append('\n'));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Path day = directory.loadedDirectory().resolve(today + SUFFIX);
    try (FileChannel channel =
        FileChannel.open(
            day, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (directory.forceToDisk()) {
        channel.force(false);
      }
    }
  }

  /** Of files that are gone, the names of those that were not loaded. */
  Set<String> notLoaded(Collection<StagedFile> gone) throws IOException {
    Set<String> unknown = new HashSet<>();
    long horizonMs = clock.millis() - remembered.toMillis();
    for (StagedFile file : gone) {
      if (file.closedMs() >= horizonMs) {
        unknown.add(file.name());
      }
    }
    for (Path day : daysNewestFirst()) {
      if (unknown.isEmpty()) {
        break;
      }
      strike(unknown, day);
    }
    return unknown;
  }

  /** Forgets the days that are older than what is remembered. */
  void forgetOld() throws IOException {
    LocalDate first =
        LocalDate.ofInstant(clock.instant().minus(remembered), ZoneOffset.UTC).minusDays(1);
    String oldest = first + SUFFIX;
    for (Path day : daysNewestFirst()) {
      if (day.getFileName().toString().compareTo(oldest) < 0) {
        Files.deleteIfExists(day);
      }
    }
  }

  private static void strike(Set<String> unknown, Path day) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(day)) {
      String line = lines.readLine();
      while (line != null && !unknown.isEmpty()) {
        unknown.remove(line);
        line = lines.readLine();
      }
    } catch (NoSuchFileException e) {
      return; // forgotten meanwhile
    }
  }

  private List<Path> daysNewestFirst() throws IOException {
    List<Path> days = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory.loadedDirectory(), "*" + SUFFIX)) {
      files.forEach(days::add);
    }
    days.sort(Comparator.comparing((Path day) -> day.getFileName().toString()).reversed());
    return days;
  }
}
