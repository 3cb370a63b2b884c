package luotu.city;

import java.util.SplittableRandom;

/**
 * Chance that can be repeated. Every subject draws from a stream of its own, so that one more kind
 * of thing in the city does not move the others.
 */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed, String subject, long... keys) {
    random = new SplittableRandom(hash(hash(seed, text(subject)), keys));
  }

  private static long text(String subject) {
    long sum = 0;
    for (int i = 0; i < subject.length(); i++) {
      sum = sum * 31 + subject.charAt(i);
    }
    return sum;
  }

  private static long hash(long seed, long... keys) {
    long sum = seed;
    for (long key : keys) {
      sum = mix(sum ^ mix(key + 0x9E3779B97F4A7C15L));
    }
    return sum;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /** A number from 0 to below 1 that belongs to a place on a lattice. */
  static double at(long seed, long column, long row) {
    return (mix(mix(seed ^ column * 0x9E3779B97F4A7C15L) ^ row * 0xC2B2AE3D27D4EB4FL) >>> 11)
        * 0x1p-53;
  }

  /** From 0 to below 1. */
  double share() {
    return random.nextDouble();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** From low to high, both included. */
  int whole(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  @SafeVarargs
  final <T> T of(T... options) {
    return options[random.nextInt(options.length)];
  }
}
