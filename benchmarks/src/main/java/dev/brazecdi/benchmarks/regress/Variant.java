package dev.brazecdi.benchmarks.regress;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A benchmark on one of the compared class paths.
 *
 * @param name such as {@code base}
 * @param benchmark a class and one of its methods, {@code package.Class.method}
 * @param parameters {@code field=value} for fields without their default value
 * @param classPath the benchmark and all its dependencies
 */
record Variant(String name, String benchmark, List<String> parameters, List<Path> classPath) {
  /** One class of each jar that every variant has to load itself. */
  private static final List<String> OF_EACH_JAR =
      List.of(
          "dev.brazecdi.core.TimeSource",
          "dev.brazecdi.api.CdiApi",
          "dev.brazecdi.client.BrazeCdiClient",
          "com.squareup.moshi.Moshi",
          "okhttp3.OkHttpClient",
          "okio.Buffer",
          "retrofit2.Retrofit");

  Variant {
    parameters = List.copyOf(parameters);
    classPath = List.copyOf(classPath);
  }

  /** Loads benchmark and loop into a separate class loader and sets the benchmark up. */
  LongUnaryOperator load() throws ReflectiveOperationException {
    URL[] urls = classPath.stream().map(Variant::url).toArray(URL[]::new);
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

  /** Rejects jars whose manifest leads elsewhere: both variants would run the same code. */
  private void requireOwn(String type, ClassLoader loader) {
    URL from;
    try {
      from = loader.loadClass(type).getProtectionDomain().getCodeSource().getLocation();
    } catch (ClassNotFoundException e) {
      return; // code that needs the class will fail
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
