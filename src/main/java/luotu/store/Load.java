package luotu.store;

import java.util.List;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.TerrainDraft;
import org.locationtech.jts.geom.Envelope;

/**
 * A bulk load in progress. Not for use by several threads. Closing it without {@link #apply} stores
 * nothing.
 */
public interface Load extends AutoCloseable {
  /**
   * Adds a row that has passed {@link luotu.model.FeatureCheck}; its source key has not been added
   * before.
   *
   * @param row its number in the file, for reports
   */
  void add(Feature draft, long row);

  /**
   * Adds terrain, which is read at once. It becomes part of the change set, beside the rows: above
   * all terrain stored before.
   */
  void addTerrain(TerrainDraft terrain);

  /**
   * Protects a stored row from deletion by REPLACE, and from {@link #markMissing}, although the
   * load does not hold it: its new version was rejected.
   */
  void keep(String layer, String sourceKey);

  /**
   * With {@code MERGE}: rows that {@code source} wrote, lie within {@code extent} (degrees) and are
   * not in the load get {@code extra.gone_from_source = on}; ones that came back lose it.
   */
  void markMissing(String source, Envelope extent, java.time.LocalDate on);

  /**
   * Stores all rows as one change set, or nothing.
   *
   * @param dryRun go through everything, then store nothing; the counts are what would have been
   * @throws luotu.model.Refusal {@code demo-city-stored}, {@code real-data-stored}, {@code
   *     not-empty} or {@code nothing-to-store} as {@link LoadOptions.Kind} has it, {@code
   *     duplicate-key}, {@code invalid-feature}
   */
  Outcome apply(ChangeNote note, boolean dryRun);

  @Override
  void close();

  /**
   * What a load did.
   *
   * @param change the change set, or null when nothing changed or it was a dry run
   * @param keptByHand rows of which something a person wrote was kept (MERGE)
   * @param missing rows newly marked as gone from the source (MERGE)
   * @param unmatched file rows whose key is not stored (UPDATE)
   * @param outsideZones rows of this load that lie in no town although towns are stored
   * @param demoCleared whether a demo city was cleared first
   */
  record Outcome(
      Change change,
      long inserted,
      long updated,
      long unchanged,
      long deleted,
      long keptByHand,
      List<Gone> missing,
      List<Long> unmatched,
      long outsideZones,
      boolean demoCleared) {}

  /** A stored feature that its source no longer has. */
  record Gone(long id, String sourceKey, String name) {}
}
