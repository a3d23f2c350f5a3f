package io.fleet.local.bench.profile;

/**
 * One place of a stack.
 *
 * @param type the class, with its package
 * @param method its method
 * @param line in the source, or -1
 */
record Frame(String type, String method, int line) {
  private static final String OURS = "io.fleet.";

  boolean isOurs() {
    return type.startsWith(OURS);
  }

  /** The method without its line: {@code TelemetryReader.read}. */
  String methodName() {
    return simpleType() + '.' + method;
  }

  /** The place as a person looks it up: {@code TelemetryReader.read:75}. */
  String place() {
    return methodName() + ':' + line;
  }

  private String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
