package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every image is pinned once, and ours are made of what is built here. */
class ImagesTest {
  private final ComposeFile compose = new ComposeFile();

  @Test
  void everyImageOfOthersIsPinnedInOnePlaceToAnExactVersion() {
    // given
    String text = Project.read(ComposeFile.FILE);

    // when
    Set<String> pinned = Project.find("(?m)^  [a-z-]+: &[a-z-]+-image \\$\\{\\w+:-([^}]+)}$", text);

    // then
    // PostgreSQL's versions have two parts
    assertThat(pinned)
        .hasSize(9)
        .allMatch(
            image -> image.matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\S+|postgres:\\d+\\.\\d+-[a-z]+"));
    for (String image : pinned) {
      assertThat(text.split(java.util.regex.Pattern.quote(image), -1)).as(image).hasSize(2);
    }
    assertThat(text).doesNotContain(":latest");
    compose.workloads().stream()
        .map(Workload::image)
        .filter(image -> !image.startsWith("fleet/"))
        .forEach(image -> assertThat(pinned).contains(image));
  }

  @Test
  void flinkIsTheVersionTheJobIsBuiltAgainst() {
    String version = Project.one("<flink\\.version>([^<]+)<", Project.read("pom.xml"));
    assertThat(compose.pinned("flink")).isEqualTo("flink:" + version + "-scala_2.12-java17");
  }

  @Test
  void theJavaOfTheImagesIsTheOneTheClassesAreFor() {
    String release = Project.one("<maven\\.compiler\\.release>(\\d+)<", Project.read("pom.xml"));
    assertThat(compose.pinned("jre")).startsWith("eclipse-temurin:" + release + ".");
  }

  @Test
  void ourImagesBearTheVersionOfTheProject() {
    // given
    String version = Project.one("(?s)<artifactId>fleet</artifactId>\\s*<version>([^<]+)<", pom());

    // when
    List<String> own =
        compose.workloads().stream()
            .map(Workload::image)
            .filter(image -> image.startsWith("fleet/"))
            .toList();

    // then
    assertThat(own).hasSizeGreaterThan(5).allMatch(image -> image.endsWith(":" + version));
  }

  private static String pom() {
    return Project.read("pom.xml");
  }

  @Test
  void everyDockerfileTakesItsBaseFromComposeAndIsNotRoot() {
    // given
    Set<String> used = new TreeSet<>();
    compose
        .services()
        .forEach(
            (name, service) -> {
              Map<String, Object> build = ComposeFile.typed(service.get("build"));
              if (build != null) {
                String file = String.valueOf(build.get("dockerfile"));
                used.add(file);

                // when
                String text = Project.read(file);
                Set<String> asked = Project.find("(?m)^ARG (\\w+)$", text);

                // then
                assertThat(ComposeFile.<Object>typed(build.get("args")).keySet())
                    .as(file)
                    .isEqualTo(asked);
                assertThat(Project.one("(?m)^FROM \\$\\{(\\w+)}$", text)).isIn(asked);
                List<String> users = text.lines().filter(l -> l.startsWith("USER ")).toList();
                assertThat(users.get(users.size() - 1)).isIn("USER 10001:10001", "USER flink");
                assertThat(text).doesNotContain("ADD ").doesNotContain("chmod 777");
              }
            });
    assertThat(used).hasSize(Project.files("docker", ".Dockerfile").size());
  }

  @Test
  void whatIsCopiedIsThereOrIsWhatMavenMakesAndIsSentToTheEngine() {
    // given
    List<String> sent =
        Project.read(".dockerignore")
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    // then
    for (Path dockerfile : Project.files("docker", ".Dockerfile")) {
      for (String source : copied(Project.read(dockerfile))) {
        assertThat(sent)
            .as(dockerfile + " copies " + source)
            .anyMatch(rule -> covers(rule, source));
        String first = source.contains("${MODULE}") ? "query-api" : source.split("/")[0];
        assertThat(Project.ROOT.resolve(first)).as(source).exists();
        if (!source.contains("/target/")) {
          assertThat(Files.exists(Project.ROOT.resolve(source))).as(source).isTrue();
        }
      }
    }
  }

  @Test
  void everyImageSaysWhatIsInIt() {
    for (Path dockerfile : Project.files("docker", ".Dockerfile")) {
      List<String> lists =
          copied(Project.read(dockerfile)).stream()
              .filter(source -> source.endsWith("/target/sbom.json"))
              .toList();
      assertThat(lists).as(dockerfile.toString()).hasSize(1);
      String module = lists.get(0).split("/")[0];
      for (String one :
          module.equals("${MODULE}")
              ? List.of("ingest-gateway", "alert-notifier", "query-api")
              : List.of(module)) {
        assertThat(Project.read(one + "/pom.xml")).as(one).contains("cyclonedx-maven-plugin");
      }
    }
  }

  private static boolean covers(String rule, String source) {
    String regex = rule.replace(".", "\\.").replace("*", "[^/]*");
    return source.replace("${MODULE}", "any").matches(regex + "(/.*)?");
  }

  private static List<String> copied(String dockerfile) {
    List<String> sources = new ArrayList<>();
    for (String line : dockerfile.replaceAll("\\\\\\n", " ").split("\\n")) {
      if (line.startsWith("COPY ")) {
        List<String> words = List.of(line.substring(5).strip().split("\\s+"));
        sources.addAll(words.subList(0, words.size() - 1));
      }
    }
    return sources;
  }

  @Test
  void theMainClassesAreThere() {
    Map<String, String> modules =
        Map.of(
            "migrations", "schema",
            "telemetry-producer", "simulator",
            "dashboards", "dashboards",
            "backup", "local-stack");
    for (String file : modules.keySet()) {
      String main =
          Project.one("\"(io\\.fleet\\.[\\w.]+)\"", Project.read("docker/" + file + ".Dockerfile"));
      assertThat(
              Project.ROOT.resolve(
                  modules.get(file) + "/src/main/java/" + main.replace('.', '/') + ".java"))
          .exists();
    }
  }
}
