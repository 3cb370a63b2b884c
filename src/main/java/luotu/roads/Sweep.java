package luotu.roads;

import java.util.Arrays;

/**
 * A search outward from any number of seeds at once, in bounded time. Every node it reaches gets a
 * label: the milliseconds of the fastest way there, and the source it comes from; of sources that
 * tie, the lowest. That is the smallest of all labels that any way brings, so it does not depend on
 * the order of the work.
 *
 * <p>Nodes wait in buckets of a few seconds each instead of a heap. Within a bucket they are taken
 * as they come; one that a shorter way reaches afterwards is taken again. Bounded times are small
 * integers and most arcs are longer than a bucket is wide, so that hardly ever happens.
 *
 * <p>Not for several threads. {@link #clear} costs as much as the search did, not as the graph.
 */
final class Sweep {
  static final long UNREACHED = Long.MAX_VALUE;
  private static final int NONE = -1;

  /** 8.192 s: the shift from a label to the number of its bucket. */
  private static final int BUCKET_SHIFT = 32 + 13;

  private final TravelGraph graph;
  private final long[] labels;
  private int[] reached = new int[1024];
  private int reachedCount;

  /** So many of the reached nodes have been found final and moved to the front. */
  private int settledCount;

  /** First entry of every bucket, or NONE. */
  private int[] buckets = new int[0];

  /** Entries: the next one of the same bucket, and the node. */
  private long[] entries = new long[1024];

  private int freeEntry = NONE;
  private int entryCount;

  /** The bucket that is being emptied. */
  private int bucket;

  /** Whether nodes of a bucket that lies ahead may have been taken from it in a former run. */
  private boolean isRunAgain;

  /** The lowest label that is too late. */
  private long horizon;

  Sweep(TravelGraph graph) {
    this.graph = graph;
    labels = new long[graph.nodeCount];
    Arrays.fill(labels, UNREACHED);
  }

  static long label(int millis, int source) {
    return (long) millis << 32 | source;
  }

  static int millis(long label) {
    return (int) (label >>> 32);
  }

  static int source(long label) {
    return (int) label;
  }

  /**
   * To be called first: what takes longer is not reached. Also called to go on with further seeds
   * after a {@link #run} to the same limit; labels are then the best of all.
   */
  void begin(int limitMillis) {
    bucket = 0;
    isRunAgain = reachedCount > 0;
    horizon = label(limitMillis + 1, 0);
    int count = (int) (label(limitMillis, 0) >>> BUCKET_SHIFT) + 1;
    if (buckets.length < count) {
      buckets = new int[count];
      Arrays.fill(buckets, NONE);
    }
  }

  /** A source that stands at a node after some time. Between {@link #begin} and {@link #run}. */
  void seed(int node, long label) {
    long before = labels[node];
    if (label < before && label < horizon) {
      labels[node] = label;
      if (before == UNREACHED) {
        touch(node);
      }
      push((int) (label >>> BUCKET_SHIFT), node);
    }
  }

  /**
   * Settles the nodes within {@code untilMillis}, at most what {@link #begin} was given; {@link
   * #settledCount} tells which. May be called again with more.
   */
  void run(int untilMillis) {
    long[] arcs = graph.arcs;
    int[] firstArc = graph.firstArc;
    long[] labels = this.labels;
    int[] buckets = this.buckets;
    long horizon = this.horizon;
    boolean isRunAgain = this.isRunAgain;
    int last = (int) (label(untilMillis, 0) >>> BUCKET_SHIFT);
    for (; bucket <= last; bucket++) {
      for (int entry = buckets[bucket]; entry != NONE; entry = buckets[bucket]) {
        long waiting = entries[entry];
        buckets[bucket] = (int) (waiting >> 32);
        entries[entry] = (long) freeEntry << 32;
        freeEntry = entry;
        int node = (int) waiting;
        long label = labels[node];
        if (label >>> BUCKET_SHIFT != bucket) {
          continue;
        }
        for (int arc = firstArc[node], end = firstArc[node + 1]; arc < end; arc++) {
          long step = arcs[arc];
          int head = (int) step;
          long offer = label + (step & TravelGraph.MILLIS);
          long before = labels[head];
          if (offer < before && offer < horizon) {
            labels[head] = offer;
            if (before == UNREACHED) {
              touch(head);
            }
            int target = (int) (offer >>> BUCKET_SHIFT);
            // One that stays in a bucket ahead waits there already.
            if (target != before >>> BUCKET_SHIFT || target == bucket || isRunAgain) {
              push(target, head);
            }
          }
        }
      }
    }
  }

  private void touch(int node) {
    if (reachedCount == reached.length) {
      reached = Arrays.copyOf(reached, 2 * reachedCount);
    }
    reached[reachedCount++] = node;
  }

  private void push(int target, int node) {
    int entry = freeEntry;
    if (entry == NONE) {
      if (entryCount == entries.length) {
        entries = Arrays.copyOf(entries, 2 * entryCount);
      }
      entry = entryCount++;
    } else {
      freeEntry = (int) (entries[entry] >> 32);
    }
    entries[entry] = (long) buckets[target] << 32 | node;
    buckets[target] = entry;
  }

  /** Labels are then the best of this search and another that has run to the same limit. */
  void take(Sweep other) {
    for (int i = 0; i < other.reachedCount; i++) {
      int node = other.reached[i];
      long before = labels[node];
      if (other.labels[node] < before) {
        labels[node] = other.labels[node];
        if (before == UNREACHED) {
          touch(node);
        }
      }
    }
  }

  /** Forgets everything, to begin anew. */
  void clear() {
    for (int i = 0; i < reachedCount; i++) {
      labels[reached[i]] = UNREACHED;
    }
    // A run that ended early leaves nodes waiting.
    Arrays.fill(buckets, NONE);
    reachedCount = 0;
    settledCount = 0;
    freeEntry = NONE;
    entryCount = 0;
    bucket = 0;
  }

  /** Milliseconds and source of a node, or UNREACHED. */
  long label(int node) {
    return labels[node];
  }

  int reachedCount() {
    return reachedCount;
  }

  /**
   * How many of the nodes reached have their final label after the runs so far; they come first.
   */
  int settledCount() {
    for (int i = settledCount; i < reachedCount; i++) {
      int node = reached[i];
      if (labels[node] >>> BUCKET_SHIFT < bucket) {
        reached[i] = reached[settledCount];
        reached[settledCount++] = node;
      }
    }
    return settledCount;
  }

  /** The nodes reached, in no particular order but that of {@link #settledCount}. */
  int reached(int index) {
    return reached[index];
  }

  TravelGraph graph() {
    return graph;
  }
}
