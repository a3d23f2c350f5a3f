package io.fleet.dashboards;

import io.fleet.dashboards.metabase.MetabaseApi;
import io.fleet.dashboards.metabase.MetabaseException;
import io.fleet.dashboards.provision.Outcome;
import io.fleet.dashboards.provision.Provisioner;
import io.fleet.dashboards.question.ChosenSql;
import io.fleet.dashboards.question.Dashboard;
import io.fleet.dashboards.question.DashboardFiles;
import io.fleet.dashboards.question.Question;
import java.io.PrintStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Without arguments: brings the dashboards into Metabase and ends. {@code sql QUESTION name=value
 * …} prints what Metabase would ask ClickHouse, to be asked by hand.
 */
public final class DashboardsCommand {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private DashboardsCommand() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  /** The exit status: 0, 1 when it failed and may be tried again, 2 when it was told nonsense. */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      if (arguments.isEmpty()) {
        out.println(provision(Settings.of(environment)));
      } else {
        out.println(sql(arguments, DashboardFiles.read(Settings.directory(environment))));
      }
      return 0;
    } catch (MetabaseException e) {
      err.println("dashboards: " + e.getMessage());
      return 1;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      err.println("dashboards: " + e.getMessage());
      return 2;
    }
  }

  private static Outcome provision(Settings settings) {
    List<Dashboard> dashboards = DashboardFiles.read(settings.questions());
    MetabaseApi api =
        new MetabaseApi(
            settings.url(), PAUSE, List.of(settings.password(), settings.source().password()));
    return new Provisioner(api, settings.patience())
        .run(dashboards, settings.source(), settings.email(), settings.password());
  }

  private static String sql(List<String> arguments, List<Dashboard> dashboards) {
    if (arguments.size() < 2 || !arguments.get(0).equals("sql")) {
      throw new IllegalArgumentException("say: sql QUESTION name=value …");
    }
    Question question =
        dashboards.stream()
            .flatMap(dashboard -> dashboard.questions().stream())
            .map(Dashboard.Placed::question)
            .filter(one -> one.key().equals(arguments.get(1)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no question " + arguments.get(1)));
    Map<String, List<String>> chosen = new HashMap<>();
    for (String pair : arguments.subList(2, arguments.size())) {
      String[] parts = pair.split("=", 2);
      if (parts.length != 2
          || question.filters().stream().noneMatch(f -> f.name().equals(parts[0]))) {
        throw new IllegalArgumentException(arguments.get(1) + " has no filter for " + pair);
      }
      chosen.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return ChosenSql.of(question, chosen);
  }
}
