/** Benchmarks of what others offer for the same work, and whether it answers rightly. */
@NullMarked
package dev.brazecdi.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
