/** Whether integrations are well: a verdict on each, with its reasons. */
@NullMarked
package dev.brazecdi.health;

import org.jspecify.annotations.NullMarked;
