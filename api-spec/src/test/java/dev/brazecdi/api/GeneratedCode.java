package dev.brazecdi.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.generator.BrazeCdiCodegen;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * What the generator makes of a document, compiled together with the sources it relies on, and
 * loaded beside the API that the build has generated.
 */
final class GeneratedCode {
  private static final Path SOURCES = Path.of("src/main/java");

  private final ClassLoader loader;

  private GeneratedCode(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Generates, compiles and loads.
   *
   * @throws IllegalStateException with what the compiler says, if it says anything
   */
  static GeneratedCode of(Path document, Path folder) throws IOException {
    CodegenConfigurator configurator = new CodegenConfigurator();
    configurator.setInputSpec(document.toString());
    configurator.setGeneratorName(BrazeCdiCodegen.class.getName());
    configurator.setOutputDir(folder.toString());
    configurator.setModelPackage("dev.brazecdi.api");
    configurator.setApiPackage("dev.brazecdi.api");
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(List.of(SOURCES, folder.resolve("src/main/java")), classes);
    return new GeneratedCode(new OwnFirst(classes.toUri().toURL()));
  }

  /** The adapter of a generated model. */
  JsonAdapter<Object> adapter(String model) throws ReflectiveOperationException {
    Object factory = type("ApiJsonAdapters").getField("FACTORY").get(null);
    Moshi moshi =
        new Moshi.Builder().add((JsonAdapter.Factory) requireNonNull(factory, "FACTORY")).build();
    return moshi.adapter((java.lang.reflect.Type) type(model));
  }

  /** A generated type. */
  Class<?> type(String name) throws ClassNotFoundException {
    return loader.loadClass("dev.brazecdi.api." + name);
  }

  private static void compile(List<Path> roots, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<File> sources = new ArrayList<>();
      for (Path root : roots) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.filter(file -> file.toString().endsWith(".java"))
              .map(Path::toFile)
              .forEach(sources::add);
        }
      }
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-proc:none",
              "-Xlint:all,-serial,-classfile,-exports",
              "-Xdoclint:all,-missing",
              "-cp",
              System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, said, options, null, files.getJavaFileObjectsFromFiles(sources))
          .call();
    }
    List<String> problems = said.getDiagnostics().stream().map(GeneratedCode::inWords).toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
  }

  private static String inWords(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return (source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ")
        + diagnostic.getMessage(null);
  }

  /** Loads the package's classes from a folder, whatever its parent has, and others as usual. */
  private static final class OwnFirst extends URLClassLoader {
    OwnFirst(URL classes) throws MalformedURLException {
      super(new URL[] {classes}, GeneratedCode.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.brazecdi.api.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
