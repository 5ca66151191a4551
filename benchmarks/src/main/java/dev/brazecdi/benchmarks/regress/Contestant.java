package dev.brazecdi.benchmarks.regress;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A benchmark on one of the class paths that are compared.
 *
 * @param name such as {@code base}
 * @param benchmark a class and one of its methods, {@code package.Class.method}
 * @param parameters {@code field=value} for fields that are not to keep their defaults
 * @param classPath where the benchmark and everything it uses is, but the JDK
 */
record Contestant(String name, String benchmark, List<String> parameters, List<Path> classPath) {
  /** A class of each jar whose code is to be a side's own. */
  private static final List<String> OF_EACH_JAR =
      List.of(
          "dev.brazecdi.core.TimeSource",
          "dev.brazecdi.api.CdiApi",
          "dev.brazecdi.client.BrazeCdiClient",
          "com.squareup.moshi.Moshi",
          "okhttp3.OkHttpClient",
          "okio.Buffer",
          "retrofit2.Retrofit");

  Contestant {
    parameters = List.copyOf(parameters);
    classPath = List.copyOf(classPath);
  }

  /** Loads the benchmark into a class loader of its own, loop included, and sets it up. */
  LongUnaryOperator load() throws ReflectiveOperationException {
    URL[] urls = classPath.stream().map(Contestant::url).toArray(URL[]::new);
    ClassLoader loader = new URLClassLoader(name, urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    for (String type : OF_EACH_JAR) {
      requireOwn(type, loader);
    }
    LongUnaryOperator loop =
        (LongUnaryOperator)
            loader
                .loadClass(Loop.class.getName())
                .getMethod("of", String.class, List.class)
                .invoke(null, benchmark, parameters);
    return invocations -> {
      Thread.currentThread().setContextClassLoader(loader); // libraries find services by it
      return loop.applyAsLong(invocations);
    };
  }

  /** A jar may lead to others by its manifest: then both sides would run the same code. */
  private void requireOwn(String type, ClassLoader loader) {
    URL from;
    try {
      from = loader.loadClass(type).getProtectionDomain().getCodeSource().getLocation();
    } catch (ClassNotFoundException e) {
      return; // whoever needs it will say so
    }
    if (classPath.stream().noneMatch(path -> url(path).equals(from))) {
      throw new IllegalStateException(name + " would run " + from + ", which is not its own");
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path.toString(), e);
    }
  }
}
