package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever takes a backup sees what it is taken of, under the path it has there. */
class BackupsTest {
  private static final String BACKUPS = "backups";
  private static final String FLINK_DATA = "flink-data";

  static Iterable<Manifests> all() {
    return ManifestsTest.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneIsTakenAtATimeAndEndsBeforeTheNext(Manifests manifests) {
    // given
    List<CronJob> jobs = manifests.all(CronJob.class);

    // then
    assertThat(jobs).hasSize(1);
    CronJobSpec spec = jobs.get(0).getSpec();
    assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(spec.getSuccessfulJobsHistoryLimit()).isPositive();
    assertThat(spec.getFailedJobsHistoryLimit()).isPositive();
    long latestS = spec.getStartingDeadlineSeconds();
    long longestS = spec.getJobTemplate().getSpec().getActiveDeadlineSeconds();
    assertThat(latestS + longestS).isPositive().isLessThan(86_400);
  }

  @ParameterizedTest
  @MethodSource("all")
  void itReadsWhereTheJobWritesAndKnowsWhichLogItIs(Manifests manifests) {
    // given
    Workload backup = workload(manifests, "backup");
    Workload job =
        workload(
            manifests, manifests.flinkDeployments().isEmpty() ? "jobmanager" : Manifests.FLINK);

    // then
    for (String same : List.of("--staging-dir", "--log-generation")) {
      assertThat(backup.argument(same)).isEqualTo(job.argument(same));
    }
    String mounted = mount(manifests, "backup", FLINK_DATA).getMountPath();
    assertThat(mount(manifests, job.name(), FLINK_DATA, "data").getMountPath()).isEqualTo(mounted);
    assertThat(backup.argument("--staging-dir")).startsWith(mounted + "/");
    assertThat(backup.argument("--savepoint-dir")).startsWith(mounted + "/");
    assertThat(mount(manifests, "backup", FLINK_DATA).getReadOnly()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void clickHouseWritesIntoTheSameVolumeAsTheSameUser(Manifests manifests) {
    // given
    String directory = workload(manifests, "backup").argument("--directory");
    String server = Project.read("k8s/base/files/clickhouse/server.xml");

    // then
    for (String pod : List.of("backup", "clickhouse")) {
      assertThat(mount(manifests, pod, BACKUPS).getMountPath()).as(pod).isEqualTo(directory);
      assertThat(claim(manifests, pod)).as(pod).isEqualTo(BACKUPS);
    }
    assertThat(Project.one("<allowed_path>([^<]+)/</allowed_path>", server)).isEqualTo(directory);
    assertThat(user(manifests, "backup")).isEqualTo(user(manifests, "clickhouse"));
  }

  private static Workload workload(Manifests manifests, String name) {
    return manifests.workloads().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static VolumeMount mount(Manifests manifests, String pod, String... names) {
    return Manifests.container(manifests.pods().get(pod)).getVolumeMounts().stream()
        .filter(mount -> List.of(names).contains(mount.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static String claim(Manifests manifests, String pod) {
    return spec(manifests, pod).getVolumes().stream()
        .filter(volume -> volume.getName().equals(BACKUPS))
        .map(Volume::getPersistentVolumeClaim)
        .findFirst()
        .orElseThrow()
        .getClaimName();
  }

  private static Long user(Manifests manifests, String pod) {
    return spec(manifests, pod).getSecurityContext().getRunAsUser();
  }

  private static PodSpec spec(Manifests manifests, String pod) {
    return manifests.pods().get(pod).getSpec();
  }
}
