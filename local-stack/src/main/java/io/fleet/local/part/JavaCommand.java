package io.fleet.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a Java process that runs on the same JDK as this one. */
final class JavaCommand {
  private final List<String> words = new ArrayList<>();

  private JavaCommand() {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("-Dfile.encoding=UTF-8");
  }

  /** A process with a heap of at most that many MiB. */
  static JavaCommand withHeapMib(int mib) {
    return new JavaCommand().options("-Xmx" + mib + "m");
  }

  /** The collector with the smallest footprint, for processes that are not hurried. */
  JavaCommand small() {
    return options("-XX:+UseSerialGC");
  }

  JavaCommand options(String... options) {
    words.addAll(List.of(options));
    return this;
  }

  JavaCommand property(String name, Object value) {
    return options("-D" + name + "=" + value);
  }

  /** Ends the options: a main class of the class path, with its arguments. */
  List<String> main(String classPath, String mainClass, String... arguments) {
    options("-cp", classPath, mainClass);
    options(arguments);
    return words;
  }

  /** Ends the options: a runnable jar. */
  List<String> jar(Path jar) {
    options("-jar", jar.toString());
    return words;
  }
}
