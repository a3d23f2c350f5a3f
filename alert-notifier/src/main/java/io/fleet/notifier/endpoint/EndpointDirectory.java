package io.fleet.notifier.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The endpoints of a directory, one {@code *.json} file each. A file that cannot be used is logged
 * and harms no other; a file that becomes unusable leaves its endpoint as it was; a directory that
 * cannot be listed changes nothing.
 */
public final class EndpointDirectory {
  private static final Logger LOG = Logger.getLogger(EndpointDirectory.class);
  private static final int MAX_FILES = 1_000;
  private static final int MAX_FILE_BYTES = 65_536;

  private final Path directory;
  private final EndpointListener listener;
  private final Map<Path, Stamp> stamps = new TreeMap<>();
  private final Map<Path, String> endpointIds = new TreeMap<>();
  private boolean listed = true;

  /**
   * @param directory where the files are; may come into being later
   * @param listener told of what is found
   */
  public EndpointDirectory(Path directory, EndpointListener listener) {
    this.directory = directory;
    this.listener = listener;
  }

  /** Looks now, and again after each interval until the scheduler is shut down. */
  public void watch(ScheduledExecutorService scheduler, Duration interval) {
    scan();
    scheduler.scheduleWithFixedDelay(
        this::scanSafely, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void scanSafely() {
    try {
      scan();
    } catch (RuntimeException e) {
      LOG.error("endpoint directory: scan failed, will look again", e);
    }
  }

  /** Compares the files with what is in force and tells the listener the differences. */
  synchronized void scan() {
    Map<Path, Stamp> found;
    try {
      found = list();
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      warnOnce();
      return;
    }
    listed = true;
    Set<Path> gone = new TreeSet<>(stamps.keySet());
    gone.removeAll(found.keySet());
    gone.forEach(this::forget);
    found.forEach(this::look);
  }

  private void warnOnce() {
    if (listed) {
      LOG.warnf("endpoint directory %s cannot be listed, endpoints stay as they are", directory);
    }
    listed = false;
  }

  private Map<Path, Stamp> list() throws IOException {
    Map<Path, Stamp> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        Stamp stamp = stamp(file);
        if (stamp != null && found.size() < MAX_FILES) {
          found.put(file, stamp);
        }
      }
    }
    return found;
  }

  /** Null for what is hidden, no file, or gone since it was listed. */
  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      boolean hidden = file.getFileName().toString().startsWith(".");
      return attributes.isRegularFile() && !hidden
          ? new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey())
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private void look(Path file, Stamp stamp) {
    if (stamp.equals(stamps.put(file, stamp))) {
      return;
    }
    try {
      take(file, EndpointReader.read(bytes(file)));
    } catch (IllegalArgumentException e) {
      LOG.errorf("endpoint file %s refused: %s", file.getFileName(), e.getMessage());
    } catch (IOException e) {
      stamps.remove(file);
      LOG.errorf("endpoint file %s cannot be read", file.getFileName());
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new IllegalArgumentException("more than " + MAX_FILE_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private void take(Path file, Endpoint endpoint) {
    boolean taken =
        endpointIds.entrySet().stream()
            .anyMatch(e -> e.getValue().equals(endpoint.id()) && !e.getKey().equals(file));
    if (taken) {
      throw new IllegalArgumentException("id: another file has it");
    }
    String before = endpointIds.put(file, endpoint.id());
    if (before != null && !before.equals(endpoint.id())) {
      listener.removed(before);
    }
    listener.inForce(endpoint);
    LOG.infof("endpoint file in force, %d endpoints", endpointIds.size());
  }

  private void forget(Path file) {
    stamps.remove(file);
    String endpointId = endpointIds.remove(file);
    if (endpointId != null) {
      listener.removed(endpointId);
      LOG.infof("endpoint file removed, %d endpoints", endpointIds.size());
    }
  }

  /** What tells one writing of a file from the next. */
  private record Stamp(FileTime modified, long size, Object fileKey) {}
}
