package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.metabase.MetabaseApi;
import io.fleet.dashboards.provision.Belongings.Kind;
import io.fleet.dashboards.provision.Belongings.Owned;
import io.fleet.dashboards.question.Dashboard;
import io.fleet.dashboards.question.Dashboard.Placed;
import io.fleet.dashboards.question.Filter.FieldFilter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes Metabase what the files say: the administrator, the connection, a collection of dashboards
 * with one of questions for each, and archives what was made so and is in no file any more. It can
 * be stopped anywhere and run again, and touches nothing without a mark. Two runs at once may make
 * a thing twice.
 */
public final class Provisioner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "collection";
  private static final String QUESTIONS = "collection/";
  private static final String CARD = "card/";
  private static final String DASHBOARD = "dashboard/";

  private final MetabaseApi api;
  private final Duration patience;
  private final Outcome outcome = new Outcome();
  private final Belongings belongings;

  /**
   * A run.
   *
   * @param patience how long Metabase may take to start, and to read ClickHouse's schema
   */
  public Provisioner(MetabaseApi api, Duration patience) {
    this.api = api;
    this.patience = patience;
    this.belongings = new Belongings(api, outcome);
  }

  /** Does it, once. */
  public Outcome run(List<Dashboard> dashboards, Source source, String email, String password) {
    api.await("Metabase is healthy", patience, api::isHealthy);
    new Entry(api).enter(email, password);
    Databases databases = new Databases(api, outcome);
    int databaseId = databases.ensure(source);
    Tags tags = new Tags(databases.columns(databaseId, fieldFilters(dashboards), patience));
    Map<String, Owned> collections = belongings.collections();
    int root = belongings.write(Kind.COLLECTION, ROOT, collections.get(ROOT), root());
    Map<String, Owned> known = belongings.items(root, Kind.DASHBOARD);
    CardForm cards = new CardForm(databaseId, tags);
    Set<String> kept = new HashSet<>(Set.of(ROOT));
    for (Dashboard dashboard : dashboards) {
      String key = QUESTIONS + dashboard.key();
      int folder =
          belongings.write(Kind.COLLECTION, key, collections.get(key), questions(dashboard, root));
      Map<String, Integer> cardIds = writeCards(dashboard, cards, folder);
      write(dashboard, root, new DashboardForm(tags), cardIds, known);
      kept.add(key);
      kept.add(DASHBOARD + dashboard.key());
      cardIds.keySet().forEach(card -> kept.add(CARD + card));
    }
    archiveAllBut(kept, known, collections);
    return outcome;
  }

  private static List<FieldFilter> fieldFilters(List<Dashboard> dashboards) {
    return dashboards.stream()
        .flatMap(dashboard -> dashboard.questions().stream())
        .flatMap(placed -> placed.question().filters().stream())
        .filter(FieldFilter.class::isInstance)
        .map(FieldFilter.class::cast)
        .distinct()
        .toList();
  }

  private static ObjectNode root() {
    return JSON.createObjectNode()
        .put("name", "Fleet")
        .put(
            "description",
            "Dashboards that are kept as files; what is changed here by hand is lost.");
  }

  private static ObjectNode questions(Dashboard dashboard, int root) {
    return JSON.createObjectNode()
        .put("name", dashboard.title() + ": questions")
        .put("description", "The questions of the dashboard " + dashboard.title() + ".")
        .put("parent_id", root);
  }

  private Map<String, Integer> writeCards(Dashboard dashboard, CardForm form, int folder) {
    Map<String, Owned> known = belongings.items(folder, Kind.CARD);
    Map<String, Integer> ids = new TreeMap<>();
    for (Placed placed : dashboard.questions()) {
      String key = CARD + placed.question().key();
      ObjectNode card = form.of(placed.question(), folder);
      ids.put(placed.question().key(), belongings.write(Kind.CARD, key, known.get(key), card));
    }
    return ids;
  }

  private void write(
      Dashboard dashboard,
      int root,
      DashboardForm form,
      Map<String, Integer> cardIds,
      Map<String, Owned> known) {
    String key = DASHBOARD + dashboard.key();
    Owned before = known.get(key);
    if (before == null) {
      ObjectNode empty = DashboardForm.empty(dashboard, key, root);
      int id = api.post(Kind.DASHBOARD.path(), empty).path("id").asInt();
      before = new Owned(id, Mark.unfinished(key));
    }
    ObjectNode whole = form.whole(dashboard, before.id(), root, cardIds);
    Mark mark = Mark.of(key, whole);
    if (before.mark().equals(mark)) {
      outcome.unchanged();
      return;
    }
    String path = Kind.DASHBOARD.path() + "/" + before.id();
    DashboardForm.identify(whole, api.get(path));
    api.put(path, whole.put("description", mark.on(whole.path("description").asText())));
    if (before.mark().content().isEmpty()) {
      outcome.made(key);
    } else {
      outcome.changed(key);
    }
  }

  /** Dashboards before their questions, and these before what they lie in. */
  private void archiveAllBut(
      Set<String> kept, Map<String, Owned> dashboards, Map<String, Owned> collections) {
    archive(Kind.DASHBOARD, kept, dashboards);
    Map<String, Owned> folders = new HashMap<>(collections);
    folders.remove(ROOT);
    folders.values().forEach(f -> archive(Kind.CARD, kept, belongings.items(f.id(), Kind.CARD)));
    archive(Kind.COLLECTION, kept, folders);
  }

  private void archive(Kind kind, Set<String> kept, Map<String, Owned> known) {
    known.forEach(
        (key, owned) -> {
          if (!kept.contains(key)) {
            belongings.archive(kind, owned);
          }
        });
  }
}
