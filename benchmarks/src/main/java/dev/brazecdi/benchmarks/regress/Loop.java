package dev.brazecdi.benchmarks.regress;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Runs one benchmark method again and again. Each class loader has this class for itself, so that
 * the JIT compiler knows a loop with one callee only, and those who hold it see it as a function of
 * the JDK: how many invocations in, how many operations out.
 */
public final class Loop implements LongUnaryOperator {
  private final Object benchmark;
  private final Callable<?> invocation;
  private final long operationsPerInvocation;
  private final Blackhole blackhole =
      new Blackhole(
          "Today's password is swordfish. I understand instantiating Blackholes directly is"
              + " dangerous.");

  private Loop(Object benchmark, Callable<?> invocation, long operationsPerInvocation) {
    this.benchmark = benchmark;
    this.invocation = invocation;
    this.operationsPerInvocation = operationsPerInvocation;
  }

  /**
   * Sets a JMH benchmark up whose method takes no parameters and returns an object. It is never
   * torn down: its JVM ends.
   *
   * @param name the class and the method, {@code package.Class.method}
   * @param parameters {@code field=value}; fields that are not named keep their defaults
   */
  public static Loop of(String name, List<String> parameters) throws ReflectiveOperationException {
    Class<?> type = Class.forName(name.substring(0, name.lastIndexOf('.')));
    Method method = method(type, name.substring(name.lastIndexOf('.') + 1));
    Object benchmark = type.getConstructor().newInstance();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      set(benchmark, parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    for (Method setUp : type.getMethods()) {
      if (setUp.isAnnotationPresent(Setup.class)) {
        setUp.invoke(benchmark);
      }
    }
    OperationsPerInvocation operations = method.getAnnotation(OperationsPerInvocation.class);
    return new Loop(
        benchmark, invocation(benchmark, method), operations == null ? 1 : operations.value());
  }

  @Override
  public long applyAsLong(long invocations) {
    try {
      for (long i = 0; i < invocations; i++) {
        blackhole.consume(invocation.call());
      }
    } catch (Exception e) {
      throw new IllegalStateException(benchmark.getClass().getName() + ": " + e, e);
    }
    return invocations * operationsPerInvocation;
  }

  private static Method method(Class<?> type, String name) throws NoSuchMethodException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && method.isAnnotationPresent(Benchmark.class)
          && method.getParameterCount() == 0
          && !method.getReturnType().isPrimitive()) {
        return method;
      }
    }
    throw new NoSuchMethodException(
        type.getName()
            + "."
            + name
            + " is not a public @Benchmark method without parameters that returns an object."
            + " Change it, or choose others with --only.");
  }

  /** A call of the method that can be inlined, as one by reflection cannot. */
  private static Callable<?> invocation(Object benchmark, Method method)
      throws ReflectiveOperationException {
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(benchmark.getClass(), MethodHandles.lookup());
    MethodHandle handle = lookup.unreflect(method);
    try {
      return (Callable<?>)
          LambdaMetafactory.metafactory(
                  lookup,
                  "call",
                  MethodType.methodType(Callable.class, benchmark.getClass()),
                  MethodType.methodType(Object.class),
                  handle,
                  MethodType.methodType(method.getReturnType()))
              .getTarget()
              .invoke(benchmark);
    } catch (Throwable e) {
      throw new InvocationTargetException(e);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum by its name
  private static void set(Object benchmark, String name, String value)
      throws ReflectiveOperationException {
    Field field = benchmark.getClass().getField(name);
    if (!field.isAnnotationPresent(Param.class)) {
      throw new NoSuchFieldException(
          name + " of " + benchmark.getClass().getName() + " is no @Param");
    }
    Class<?> type = field.getType();
    if (type.isEnum()) {
      field.set(benchmark, Enum.valueOf((Class<Enum>) type, value));
    } else if (type == int.class) {
      field.setInt(benchmark, Integer.parseInt(value));
    } else {
      field.set(benchmark, value);
    }
  }
}
