package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * {@code /v1} only grows: against the documents kept in {@code src/main/openapi}. They are compared
 * in the older form, of which the comparison knows every word.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class GrowthApiTest {
  private static final String ACCEPT = "fleet.openapi.accept";

  @Test
  void whatClientsRelyOnIsStillThere() throws Exception {
    // when
    ChangedOpenApi change = Growth.between(KeptDocument.OLDER.kept(), KeptDocument.OLDER.served());

    // then
    assertThat(change.isCompatible())
        .as(
            "/v1 only grows, and this would break its clients. Leave what was there and add beside"
                + " it. Missing: %s; changed: %s",
            change.getMissingEndpoints(), change.getChangedOperations())
        .isTrue();
  }

  @Test
  void whatIsServedIsWhatIsKept() throws Exception {
    if (Boolean.getBoolean(ACCEPT)) {
      whatClientsRelyOnIsStillThere();
      KeptDocument.OLDER.accept();
      KeptDocument.CURRENT.accept();
    }
    for (KeptDocument document : new KeptDocument[] {KeptDocument.OLDER, KeptDocument.CURRENT}) {
      if (!document.served().equals(document.kept())) {
        fail(
            "The API's description is not the one that is kept. If it breaks nobody and is meant,"
                + " keep it: ./fleet openapi accept (it runs this test with -D%s=true), and commit"
                + " %s.",
            ACCEPT, document.file());
      }
    }
  }
}
