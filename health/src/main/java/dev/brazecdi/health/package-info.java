/** Health checks of integrations: a verdict on each, with its findings. */
@NullMarked
package dev.brazecdi.health;

import org.jspecify.annotations.NullMarked;
