/* The plainest fast search there is, to hold Luotu's beside it: binary heap, compressed sparse rows, nothing else.
 *
 * dijkstra ARRAYS
 *
 * ARRAYS, in the byte order of this machine: int32 nodes, arcs, sources, limit; int32 first[nodes + 1], head[arcs], millis[arcs]; per source
 * int32 two nodes and two starting times. For every line of standard input it searches, m from all sources at once, i from each by itself, and
 * prints the nodes reached and the sum of their times. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct { int32_t time, node; } entry;

static int32_t nodes, arcs, sources, limit;
static int32_t *first, *head, *millis, *seeds, *best, *touched;
static int32_t touched_count;
static entry *heap;
static int32_t heap_size, heap_capacity;

static void push(int32_t time, int32_t node) {
  if (heap_size == heap_capacity) {
    heap_capacity *= 2;
    heap = realloc(heap, sizeof(entry) * heap_capacity);
  }
  int32_t i = heap_size++;
  while (i > 0) {
    int32_t parent = (i - 1) / 2;
    if (heap[parent].time <= time) break;
    heap[i] = heap[parent];
    i = parent;
  }
  heap[i].time = time;
  heap[i].node = node;
}

static entry pop(void) {
  entry least = heap[0], last = heap[--heap_size];
  int32_t i = 0;
  for (;;) {
    int32_t child = 2 * i + 1;
    if (child >= heap_size) break;
    if (child + 1 < heap_size && heap[child + 1].time < heap[child].time) child++;
    if (heap[child].time >= last.time) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = last;
  return least;
}

static void offer(int32_t node, int32_t time) {
  if (time > limit || time >= best[node]) return;
  if (best[node] == INT32_MAX) touched[touched_count++] = node;
  best[node] = time;
  push(time, node);
}

static void run(void) {
  while (heap_size > 0) {
    entry e = pop();
    if (e.time > best[e.node]) continue;
    for (int32_t a = first[e.node]; a < first[e.node + 1]; a++) offer(head[a], e.time + millis[a]);
  }
}

static void seed(int32_t s) {
  offer(seeds[4 * s], seeds[4 * s + 2]);
  offer(seeds[4 * s + 1], seeds[4 * s + 3]);
}

static void reset(int64_t *count, int64_t *sum) {
  *count += touched_count;
  for (int32_t i = 0; i < touched_count; i++) {
    *sum += best[touched[i]];
    best[touched[i]] = INT32_MAX;
  }
  touched_count = 0;
}

static int32_t *take(FILE *file, size_t count) {
  int32_t *values = malloc(4 * (count + 1));
  if (fread(values, 4, count, file) != count) exit(1);
  return values;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) {
    fprintf(stderr, "usage: dijkstra ARRAYS\n");
    return 2;
  }
  int32_t *sizes = take(file, 4);
  nodes = sizes[0], arcs = sizes[1], sources = sizes[2], limit = sizes[3];
  first = take(file, nodes + 1), head = take(file, arcs), millis = take(file, arcs), seeds = take(file, 4 * (size_t)sources);
  best = malloc(4 * (size_t)nodes), touched = malloc(4 * (size_t)nodes);
  for (int32_t i = 0; i < nodes; i++) best[i] = INT32_MAX;
  heap_capacity = 1024;
  heap = malloc(sizeof(entry) * heap_capacity);
  char line[8];
  while (fgets(line, sizeof line, stdin)) {
    int64_t count = 0, sum = 0;
    for (int32_t s = 0; s < sources; s++) {
      seed(s);
      if (line[0] == 'i') run(), reset(&count, &sum);
    }
    run(), reset(&count, &sum);
    printf("%lld %lld\n", (long long)count, (long long)sum);
    fflush(stdout);
  }
  return 0;
}
