/**
 * The standards held against the zones: for every town and street what is met, what is not, by how
 * much and where. {@link luotu.analyse.standards.GapReport} reads each layer once ({@code
 * Reading}); a {@code Measured} class per kind of {@link luotu.model.Measure} counts. What is
 * covered and who is reached in time comes from the analyses that users ask too, {@link
 * luotu.analyse.coverage.RadiusCoverage} and {@link luotu.analyse.servicearea.ServiceArea}.
 *
 * <p>A measure never answers with a status of its own liking: it says what there is to protect, by
 * what means, and its numbers; {@code Tally} and {@code Verdict} turn that into a status by the
 * same rules for all. A zone of several streets adds up the numbers of its streets. {@code
 * Remedies} turns the same numbers into what would close a gap.
 *
 * <p>{@code Ledger} keeps what was counted. After a change set, or on a later day, {@code Follower}
 * lets it forget what may be otherwise: {@code Influence} tells by each row that was written which
 * zones it can concern, by what {@code RowReach} says a measure asks of its rows (from the same
 * follows what is read); {@code Whole} makes what depends on all roads and people again and
 * compares it. A measure that reads rows beyond its zones says so in {@code RowReach}, one that
 * reads the roads as a whole in {@code Whole}.
 */
package luotu.analyse.standards;
