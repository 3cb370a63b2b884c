/**
 * PostGIS behind narrow interfaces. Reading is done in a {@link luotu.store.Snapshot} (one
 * repeatable-read transaction: every number of an answer comes from the same state), writing in a
 * change set, which may also hold decisions on pass marks; filed reports are kept beside them. JDBC
 * stays in this room; statements stand in {@code sql/query}, one per file.
 *
 * <p>Heights of the ground are stored in tiles of a lattice with coarser ones above it ({@link
 * luotu.geo.HeightPyramid}); {@link luotu.store.Snapshot#elevation} reads what of them is asked
 * for.
 *
 * <p>Database failures leave this room as {@link luotu.model.Refusal}: {@code database-unavailable}
 * while it is away, others by what was refused.
 */
package luotu.store;
