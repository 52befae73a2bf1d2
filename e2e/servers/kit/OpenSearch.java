import java.nio.file.Path;
import java.util.List;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;

/** One node of OpenSearch from its Maven packages, for tests: a folder, the port of its REST API, and the port between nodes. */
public class OpenSearch {
  static class Own extends Node {
    Own(Environment environment) {
      super(
          environment,
          List.of(
              org.opensearch.transport.Netty4Plugin.class,
              org.opensearch.analysis.common.CommonAnalysisPlugin.class),
          false);
    }
  }

  public static void main(String[] args) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", args[0])
            .put("http.port", args[1])
            .put("transport.port", args[2])
            .put("network.host", "127.0.0.1")
            .put("discovery.type", "single-node")
            .put("node.name", "tests")
            .put("node.store.allow_mmap", false)
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    Node node = new Own(new Environment(settings, Path.of(args[0], "config")));
    node.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    node.close();
                  } catch (Exception ignored) {
                    // The process ends all the same.
                  }
                }));
    Thread.currentThread().join();
  }
}
