package io.fleet.stream.cluster;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.deployment.application.ApplicationDispatcherLeaderProcessFactoryFactory;
import org.apache.flink.client.program.DefaultPackagedProgramRetriever;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.ClusterEntrypointUtils;
import org.apache.flink.runtime.entrypoint.EntrypointClusterConfiguration;
import org.apache.flink.runtime.entrypoint.EntrypointClusterConfigurationParserFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.rest.SessionRestEndpointFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.runtime.util.JvmShutdownSafeguard;
import org.apache.flink.runtime.util.SignalHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JobManager for one application, as Flink's own {@code StandaloneApplicationClusterEntryPoint},
 * whose REST interface also takes further jobs: that is what lets the SQL client ask questions of
 * the running cluster. Whoever reaches that interface can run code in it, so it listens on the
 * loopback address or behind something that asks who is there.
 *
 * <p>Arguments: {@code --configDir DIR [-Dkey=value …] --job-classname CLASS [the job's own …]}.
 */
public final class JobManager extends ApplicationClusterEntryPoint {
  private static final Logger LOG = LoggerFactory.getLogger(JobManager.class);
  private static final String JOB_CLASS = "--job-classname";
  private static final File NO_LIBRARY = null;

  private final PackagedProgram program;

  private JobManager(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    this.program = program;
  }

  /** Runs until the process is ended. */
  public static void main(String... args) throws Exception {
    EnvironmentInformation.logEnvironmentInfo(LOG, JobManager.class.getSimpleName(), args);
    SignalHandler.register(LOG);
    JvmShutdownSafeguard.installAsShutdownHook(LOG);
    EntrypointClusterConfiguration given =
        ClusterEntrypointUtils.parseParametersOrExit(
            args, new EntrypointClusterConfigurationParserFactory(), JobManager.class);
    Configuration configuration = loadConfiguration(given);
    FileSystem.initialize(
        configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
    PackagedProgram program = program(configuration, given.getArgs());
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new JobManager(configuration, program));
  }

  private static PackagedProgram program(Configuration configuration, String[] words)
      throws Exception {
    if (words.length < 2 || !words[0].equals(JOB_CLASS)) {
      throw new IllegalArgumentException(
          JOB_CLASS + " must come first, before " + Arrays.asList(words));
    }
    return DefaultPackagedProgramRetriever.create(
            NO_LIBRARY,
            NO_LIBRARY,
            List.of(),
            words[1],
            Arrays.copyOfRange(words, 2, words.length),
            configuration)
        .getPackagedProgram();
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory(Configuration configuration) {
    return new DefaultDispatcherResourceManagerComponentFactory(
        new DefaultDispatcherRunnerFactory(
            ApplicationDispatcherLeaderProcessFactoryFactory.create(
                configuration, SessionDispatcherFactory.INSTANCE, program)),
        StandaloneResourceManagerFactory.getInstance(),
        SessionRestEndpointFactory.INSTANCE);
  }
}
