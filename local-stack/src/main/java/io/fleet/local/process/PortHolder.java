package io.fleet.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a port of the loopback address is free and, if not, who listens on it. */
public final class PortHolder {
  private static final String LISTENING = "0A";
  private static final int STATE_COLUMN = 3;
  private static final int INODE_COLUMN = 9;

  private PortHolder() {}

  /** Whether a server could listen on the port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The process that listens, as far as this user may know: {@code pid 12 (java)}. */
  public static String describe(int port) {
    Set<String> inodes = new HashSet<>();
    collectInodes("/proc/net/tcp", port, inodes);
    collectInodes("/proc/net/tcp6", port, inodes);
    return findProcess(inodes).orElse("a process that this user may not see");
  }

  private static void collectInodes(String table, int port, Set<String> inodes) {
    String ending = String.format(Locale.ROOT, ":%04X", port);
    for (String line : lines(Path.of(table))) {
      String[] columns = line.trim().split("\\s+");
      if (columns.length > INODE_COLUMN
          && columns[1].endsWith(ending)
          && columns[STATE_COLUMN].equals(LISTENING)) {
        inodes.add("socket:[" + columns[INODE_COLUMN] + "]");
      }
    }
  }

  private static Optional<String> findProcess(Set<String> inodes) {
    if (inodes.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), inodes))
        .findFirst()
        .map(process -> "pid " + process.pid() + " (" + nameOf(process.pid()) + ")");
  }

  private static boolean holds(long pid, Set<String> inodes) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files) {
        if (inodes.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return false; // gone, or another user's
    }
    return false;
  }

  private static String nameOf(long pid) {
    List<String> name = lines(Path.of("/proc/" + pid + "/comm"));
    return name.isEmpty() ? "unknown" : name.get(0);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
