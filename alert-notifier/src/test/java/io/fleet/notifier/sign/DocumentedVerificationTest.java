package io.fleet.notifier.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleet.notifier.NodeReceiver;
import io.fleet.notifier.sign.WebhookSigner.TimedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/webhooks.md}, run as they stand there. */
class DocumentedVerificationTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY =
      "{\"type\":\"vehicle.sos.opened\",\"data\":{\"details\":\"für\"}}";

  @TempDir Path directory;

  @Test
  void theJavaScriptOneVerifiesAndRefuses() throws Exception {
    String call =
        "\nlet all = '';\nfor await (const part of process.stdin) all += part;\n"
            + "const input = JSON.parse(all);\n"
            + "console.log(verified(input.secret, input.body, input.headers).type);\n";
    String program = example("js") + call;
    ProcessBuilder node = NodeReceiver.node("--input-type=module", "-e", program);

    assertThat(NodeReceiver.run(node, input(BODY))).contains("vehicle.sos.opened");
    assertThatThrownBy(() -> NodeReceiver.run(node, input(BODY + " ")))
        .hasMessageContaining("No matching signature");
  }

  @Test
  void thePythonOneVerifiesAndRefuses() throws Exception {
    assumeTrue(isThere("python3"), "no Python on this machine");
    String call =
        "\n"
            + "import sys\n"
            + "input = json.loads(sys.stdin.buffer.read())\n"
            + "print(verified(input['secret'], input['body'].encode(),"
            + " input['headers'])['type'])\n";
    ProcessBuilder python = new ProcessBuilder("python3", "-c", example("python") + call);

    assertThat(NodeReceiver.run(python, input(BODY))).contains("vehicle.sos.opened");
    assertThatThrownBy(() -> NodeReceiver.run(python, input(BODY + " ")))
        .hasMessageContaining("no matching signature");
  }

  @Test
  void theJavaOneVerifiesAndRefuses() throws Exception {
    Path source = Files.writeString(directory.resolve("Verified.java"), example("java"));
    String classPath = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
    assertThat(compiled).isZero();
    try (java.net.URLClassLoader loader =
        new java.net.URLClassLoader(
            new java.net.URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
      var verified =
          loader
              .loadClass("Verified")
              .getDeclaredMethod("verified", String.class, String.class, Map.class);
      verified.setAccessible(true);

      assertThat(verified.invoke(null, SECRET, BODY, multi())).isEqualTo(BODY);
      assertThatThrownBy(() -> verified.invoke(null, SECRET, BODY + " ", multi()))
          .hasRootCauseMessage("No matching signature found");
    }
  }

  private static String example(String language) throws IOException {
    String text = Files.readString(Path.of("..", "docs", "webhooks.md"));
    Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(text);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String input(String body) {
    StringBuilder headers = new StringBuilder();
    signed().forEach((name, value) -> headers.append(",\"" + name + "\":\"" + value + '"'));
    return "{\"secret\":\"%s\",\"body\":\"%s\",\"headers\":{%s}}"
        .formatted(SECRET, body.replace("\"", "\\\""), headers.substring(1));
  }

  private static Map<String, List<String>> multi() {
    Map<String, List<String>> multi = new java.util.HashMap<>();
    signed().forEach((name, value) -> multi.put(name, List.of(value)));
    return multi;
  }

  private static Map<String, String> signed() {
    TimedKey key = new TimedKey(new HmacKey(SECRET), Long.MAX_VALUE);
    return new WebhookSigner(List.of(key))
        .headers("msg_1", System.currentTimeMillis(), BODY)
        .orElseThrow();
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
