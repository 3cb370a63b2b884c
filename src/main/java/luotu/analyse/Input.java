package luotu.analyse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an input of an analysis: from it come its JSON schema, its check and its words in both
 * languages.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Input {
  /** What it means, Chinese. */
  String zh();

  /** What it means, English. */
  String en();

  boolean required() default false;

  /** Smallest number taken, also of each number of a list. */
  double minimum() default Double.NEGATIVE_INFINITY;

  /** Whether {@link #minimum} itself is refused. */
  boolean aboveMinimum() default false;

  /** Largest number taken, also of each number of a list. */
  double maximum() default Double.POSITIVE_INFINITY;

  /** How many entries a list may have. */
  int maximumSize() default Integer.MAX_VALUE;

  /** The texts taken; empty for any. */
  String[] choices() default {};
}
