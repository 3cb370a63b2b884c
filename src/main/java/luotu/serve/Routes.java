package luotu.serve;

import io.javalin.config.JavalinConfig;

/** A group of routes that belong together. */
public interface Routes {
  /** Called once, before the server starts. */
  void register(JavalinConfig config);
}
