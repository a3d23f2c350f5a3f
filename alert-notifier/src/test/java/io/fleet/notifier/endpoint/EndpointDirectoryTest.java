package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointDirectoryTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();
  private EndpointDirectory endpoints;

  @BeforeEach
  void listen() {
    endpoints =
        new EndpointDirectory(
            directory,
            new EndpointListener() {
              @Override
              public void inForce(Endpoint endpoint) {
                told.add("+" + endpoint.id() + ' ' + endpoint.target().url());
              }

              @Override
              public void removed(String endpointId) {
                told.add("-" + endpointId);
              }
            });
  }

  @Test
  void filesThatComeChangeAndGoAreToldOnceEach() throws IOException {
    write("a.json", json("a", "http://one/"), 1);
    endpoints.scan();
    endpoints.scan();
    write("a.json", json("a", "http://two/"), 2);
    endpoints.scan();
    Files.delete(directory.resolve("a.json"));
    endpoints.scan();

    assertThat(told).containsExactly("+a http://one/", "+a http://two/", "-a");
  }

  @Test
  void aBadFileHarmsNoOther() throws IOException {
    write("a.json", "{\"id\":", 1);
    write("b.json", json("b", "http://one/"), 1);

    endpoints.scan();

    assertThat(told).containsExactly("+b http://one/");
  }

  @Test
  void aFileThatTurnsBadLeavesItsEndpointAsItWas() throws IOException {
    write("a.json", json("a", "http://one/"), 1);
    endpoints.scan();
    write("a.json", "", 2);
    endpoints.scan();

    assertThat(told).containsExactly("+a http://one/");
  }

  @Test
  void anIdBelongsToOneFile() throws IOException {
    write("a.json", json("same", "http://one/"), 1);
    write("b.json", json("same", "http://two/"), 1);

    endpoints.scan();

    assertThat(told).containsExactly("+same http://one/");
  }

  @Test
  void aFileThatGetsAnotherIdEndsTheFirst() throws IOException {
    write("a.json", json("old", "http://one/"), 1);
    endpoints.scan();
    write("a.json", json("new", "http://one/"), 2);
    endpoints.scan();

    assertThat(told).containsExactly("+old http://one/", "-old", "+new http://one/");
  }

  @Test
  void aDirectoryThatIsNotThereChangesNothing() throws IOException {
    write("a.json", json("a", "http://one/"), 1);
    endpoints.scan();
    Path away = directory.resolveSibling(directory.getFileName() + "-away");
    Files.move(directory, away);
    endpoints.scan();
    Files.move(away, directory);
    endpoints.scan();

    assertThat(told).containsExactly("+a http://one/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/",
        "file:///etc/passwd",
        "http://user:password@host/",
        "http:///path",
        "http://host/#fragment",
        "http://host:99999/",
        "http://host:0/",
        "no url"
      })
  void onlyPlainHttpUrlsAreTaken(String url) throws IOException {
    write("a.json", json("a", url), 1);

    endpoints.scan();

    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_???"})
  void onlyStrongSecretsAreTaken(String secret) throws IOException {
    write("a.json", json("a", "http://one/").replace(SECRET, secret), 1);

    endpoints.scan();

    assertThat(told).isEmpty();
  }

  @Test
  void anEndpointDoesNotTellItsSecret() {
    Endpoint endpoint =
        EndpointReader.read(json("a", "http://one/?token=t").getBytes(StandardCharsets.UTF_8));

    assertThat(endpoint.toString()).doesNotContain(SECRET).doesNotContain("token");
    assertThat(endpoint.target().requestTarget()).isEqualTo("/?token=t");
  }

  private static String json(String id, String url) {
    return "{\"id\":\"%s\",\"url\":\"%s\",\"secret\":\"%s\",\"event_types\":[\"*\"],\"more\":{}}"
        .formatted(id, url, SECRET);
  }

  private void write(String name, String content, int second) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1_000L));
  }
}
