/** Whether integrations are well: a verdict on each, with its reasons. */
@NullMarked
package dev.brazecdi.retrofit.health;

import org.jspecify.annotations.NullMarked;
