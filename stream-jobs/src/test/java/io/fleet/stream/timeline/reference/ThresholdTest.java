package io.fleet.stream.timeline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.BodyMembers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static final String SCHEMA = "/schemas/reference-rules.schema.json";
  private static final Pattern BOUND =
      Pattern.compile("properties\\.(\\w+)\\.properties\\.(\\w+)\\.(?:minimum|maximum)");

  @Test
  void everythingTheContractAcceptsCounts() throws Exception {
    // given
    Map<String, Object> schema;
    try (var in = ThresholdTest.class.getResourceAsStream(SCHEMA)) {
      schema = BodyMembers.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    // when
    Set<Threshold> found = new HashSet<>();
    schema.forEach(
        (path, bound) -> {
          Matcher member = BOUND.matcher(path);
          if (member.matches()) {
            Threshold threshold = Threshold.ofPath(member.group(1) + '.' + member.group(2));
            assertThat(threshold).as(path).isNotNull();
            assertThat(threshold.accepts((Double) bound)).as(path).isTrue();
            found.add(threshold);
          }
        });

    // then
    assertThat(found).containsExactlyInAnyOrder(Threshold.values());
  }
}
