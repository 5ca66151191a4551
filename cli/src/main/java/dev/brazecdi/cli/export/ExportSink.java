package dev.brazecdi.cli.export;

import dev.brazecdi.cli.terminal.OutputClosedException;
import dev.brazecdi.cli.terminal.OutputFailedException;
import dev.brazecdi.cli.terminal.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where an export goes: a file, of which the end can be taken back, or standard output. */
final class ExportSink implements AutoCloseable {
  private final @Nullable PrintStream out;
  private final @Nullable FileChannel channel;
  private final String name;
  private final StringBuilder pending = new StringBuilder();
  private boolean empty;

  private ExportSink(
      @Nullable PrintStream out, @Nullable FileChannel channel, String name, boolean empty) {
    this.out = out;
    this.channel = channel;
    this.name = name;
    this.empty = empty;
  }

  /**
   * Standard output.
   *
   * @param empty whether nothing was written to it before, by other exports of the same state
   */
  static ExportSink to(PrintStream out, boolean empty) {
    return new ExportSink(out, null, "standard output", empty);
  }

  /**
   * A file, without what is behind its first so many bytes: rows that were being written when an
   * earlier export was ended.
   *
   * @throws UsageException if it cannot be written to, or another export does
   */
  static ExportSink to(Path file, long bytes) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isOurs(channel)) {
        channel.close();
        throw new UsageException("another export is writing to " + file);
      }
      channel.truncate(bytes);
      channel.position(channel.size());
      return new ExportSink(null, channel, file.toString(), channel.size() == 0);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written to: " + e.getMessage());
    }
  }

  /** The lock is the file's, and goes with the channel, or with this process. */
  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether nothing was written to it yet. */
  boolean isEmpty() {
    return empty;
  }

  /** Adds a line to what is written next. */
  void line(String line) {
    empty = false;
    pending.append(line).append('\n');
  }

  /**
   * Writes what was added, so that it outlives this process.
   *
   * @return how many bytes there are now, of a file
   * @throws OutputClosedException if nobody reads standard output any more
   */
  long flush() {
    byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
    pending.setLength(0);
    if (channel == null) {
      if (out != null) {
        out.write(bytes, 0, bytes.length);
        if (out.checkError()) { // flushes
          throw new OutputClosedException();
        }
      }
      return 0;
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
      return channel.position();
    } catch (IOException e) {
      throw new OutputFailedException("writing to " + name + " failed", e);
    }
  }

  /**
   * Takes back what is behind the first so many bytes. Standard output takes nothing back.
   *
   * @return how many bytes there are now, of a file
   */
  long takeBack(long bytes) {
    pending.setLength(0);
    try {
      if (channel != null) {
        channel.truncate(bytes);
        channel.position(channel.size());
        return channel.position();
      }
      return 0;
    } catch (IOException e) {
      throw new OutputFailedException("writing to " + name + " failed", e);
    }
  }

  /** Ends it, without what was not flushed. */
  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new OutputFailedException("closing " + name + " failed", e);
    }
  }
}
