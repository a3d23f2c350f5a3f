package io.fleet.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command line of a Java process that runs on the same JDK as this one. Options of the
 * environment's {@value #OPTIONS_OF_ALL} come first, so that a part's own count where both name
 * one.
 */
final class JavaCommand {
  private static final String OPTIONS_OF_ALL = "FLEET_JVM_OPTIONS";

  private final List<String> words = new ArrayList<>();

  private JavaCommand() {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(optionsOfAll(System.getenv().getOrDefault(OPTIONS_OF_ALL, "")));
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

  /** The first compiler alone, for processes that work for seconds and wait from then on. */
  JavaCommand soonStarted() {
    return options("-XX:TieredStopAtLevel=1");
  }

  JavaCommand options(String... options) {
    words.addAll(List.of(options));
    return this;
  }

  /** The words of a text, none if it is blank. */
  static List<String> optionsOfAll(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
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
