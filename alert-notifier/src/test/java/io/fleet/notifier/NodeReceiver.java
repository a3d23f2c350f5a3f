package io.fleet.notifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Subscribers written in JavaScript with published libraries, in processes of their own. */
public final class NodeReceiver implements AutoCloseable {
  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path HOME = Path.of("target", "node");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "receiver.mjs", "card.mjs");

  private final Process process;
  private final int port;

  private NodeReceiver(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one that takes what verifies with every one of the keys. */
  public static NodeReceiver verifyingWith(String... keys) throws Exception {
    Process process = node("receiver.mjs", keys).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new NodeReceiver(process, Integer.parseInt(out.readLine()));
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/hook";
  }

  /** What a program says to its input. */
  public static String run(String script, String input) throws Exception {
    return run(node(script), input);
  }

  /** What a program says to its input; fails if the program does. */
  public static String run(ProcessBuilder program, String input) throws Exception {
    Process process = program.redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(program.command().get(0) + " failed: " + output);
    }
    return output;
  }

  /** A program of the installed folder, not started yet. */
  public static ProcessBuilder node(String script, String... arguments) throws Exception {
    install();
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).directory(HOME.toFile());
  }

  /** Once for a lock file. */
  private static synchronized void install() throws Exception {
    Path lock = HOME.resolve("package-lock.json");
    Path installed = HOME.resolve("installed.json");
    Files.createDirectories(HOME);
    for (String file : FILES) {
      Files.write(HOME.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
    }
    if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
      run(new ProcessBuilder("npm", "ci").directory(HOME.toFile()), "");
      Files.write(installed, Files.readAllBytes(lock));
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
  }
}
