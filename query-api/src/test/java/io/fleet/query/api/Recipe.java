package io.fleet.query.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One recipe of {@code docs/query-api.md}: a command as a reader would type it, and the answer that
 * stands below it.
 *
 * @param title its heading
 * @param command for a shell
 * @param answer what is shown; a piece that reads … stands for anything
 */
record Recipe(String title, String command, String answer) {
  private static final Path PAGE = Path.of("..", "docs", "query-api.md");
  private static final String HEADING = "\n## Ten recipes\n";
  private static final Pattern FORM =
      Pattern.compile("### ([^\n]+)\n.*?```sh\n(.*?)```\n+```[a-z]*\n(.*?)\n```", Pattern.DOTALL);
  private static final long PATIENCE_S = 30;

  static List<Recipe> all() throws IOException {
    String page = Files.readString(PAGE);
    Matcher found = FORM.matcher(page.substring(page.indexOf(HEADING)));
    List<Recipe> recipes = new ArrayList<>();
    while (found.find()) {
      recipes.add(new Recipe(found.group(1), found.group(2), found.group(3)));
    }
    return recipes;
  }

  /** What the command prints. */
  String run(Map<String, String> environment) throws Exception {
    Path kitchen = Files.createTempDirectory("recipe");
    Path output = kitchen.resolve("printed.txt");
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -eu\n" + command);
    shell.directory(kitchen.toFile());
    shell.environment().putAll(environment);
    Process process = shell.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(title + " takes too long: " + Files.readString(output));
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return title;
  }
}
