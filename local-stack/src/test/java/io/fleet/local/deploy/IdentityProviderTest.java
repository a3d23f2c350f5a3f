package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Keycloak beside the system in containers: whose tokens count, and with which roles. */
class IdentityProviderTest {
  private static final String FILE = "docker-compose.oidc.yml";
  private static final String REALM = "docker/keycloak/fleet-realm.json";

  private final String text = Project.read(FILE);
  private final Map<String, Map<String, Object>> services = services();
  private final JsonNode realm = Manifests.documents(Project.read(REALM)).get(0);

  @Test
  void dockerComposeAcceptsBothFilesTogether() throws Exception {
    // given
    Map<String, String> variables = new HashMap<>();
    new ComposeFile().required().forEach(name -> variables.put(name, "/given"));
    Project.find("\\$\\{(\\w+):\\?", text).forEach(name -> variables.put(name, "/given"));

    // when
    ComposeFile.Result result =
        ComposeFile.config(
            variables,
            "-f",
            ComposeFile.FILE,
            "-f",
            FILE,
            "--profile",
            "core",
            "config",
            "--quiet");

    // then
    assertThat(result.exit()).as(result.output()).isZero();
  }

  @Test
  void everyVariableIsReadByTheCodeItIsGivenTo() {
    assertThat(services.keySet())
        .containsExactlyInAnyOrder("keycloak", "gateway", "notifier", "query-api");
    services.forEach(
        (name, service) ->
            assertThat(KnownNames.environment(name))
                .as(name)
                .containsAll(ComposeFile.<Object>typed(service.get("environment")).keySet()));
  }

  @Test
  void theServicesTakeTheTokensOfThisRealm() {
    String issuer = "https://localhost:8443/realms/" + realm.path("realm").asText();
    for (String name : List.of("gateway", "notifier", "query-api")) {
      Map<String, Object> environment = ComposeFile.typed(services.get(name).get("environment"));
      assertThat(environment)
          .containsEntry("FLEET_JWT_ISSUER", issuer)
          .containsEntry(
              "FLEET_JWT_JWKS_URL",
              "https://keycloak:8443/realms/fleet/protocol/openid-connect/certs")
          .containsEntry("FLEET_JWT_ROLES_CLAIM", "realm_access/roles");
      assertThat(realm.findValuesAsText("included.custom.audience"))
          .containsOnly(String.valueOf(environment.get("FLEET_JWT_AUDIENCE")));
    }
    assertThat(realm.path("defaultSignatureAlgorithm").asText()).isEqualTo("RS256");
  }

  @Test
  void theRealmHasTheRolesThatTheServicesAskFor() {
    // given
    Set<String> asked = new TreeSet<>();
    for (String module : List.of("ingest-gateway", "alert-notifier", "query-api")) {
      for (Path source : Project.files(module + "/src/main/java", "/Role.java")) {
        asked.addAll(Project.find("String [A-Z]+ = \"([a-z]+)\"", Project.read(source)));
      }
    }
    // a device is registered, and has a token of its own
    assertThat(asked.remove("device")).isTrue();

    // then
    Set<String> roles = new TreeSet<>();
    realm.at("/roles/realm").forEach(role -> roles.add(role.path("name").asText()));
    assertThat(roles).isEqualTo(asked);
  }

  @Test
  void theImageIsPinnedAndReachedFromThisMachineAlone() {
    assertThat(Project.one("KEYCLOAK_IMAGE:-([^}]+)}", text))
        .matches("quay\\.io/keycloak/keycloak:\\d+\\.\\d+\\.\\d+");
    assertThat(ComposeFile.strings(services.get("keycloak").get("ports")))
        .allMatch(port -> port.matches("127\\.0\\.0\\.1:(\\d+):\\1"));
    assertThat(services.get("keycloak")).containsKeys("mem_limit", "logging", "restart");
  }

  private Map<String, Map<String, Object>> services() {
    Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return ComposeFile.typed(root.get("services"));
  }
}
