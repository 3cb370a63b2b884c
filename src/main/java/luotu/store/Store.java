package luotu.store;

import java.util.List;
import java.util.function.Consumer;
import luotu.model.Change;

/** The door to the database. Safe for use by many threads. */
public interface Store {
  /** A consistent view of the database as it is now; close it soon, it holds a connection. */
  Snapshot snapshot();

  /**
   * Writes features and decisions in one change set: all of it is stored, or nothing.
   *
   * @return the change set, or null when {@code work} wrote nothing
   * @throws luotu.model.Refusal as {@link Writer} says, or {@code busy} when another change set is
   *     being stored for longer than a caller waits; nothing is stored then
   */
  Change write(ChangeNote note, Consumer<Writer> work);

  /**
   * Takes a change set back in a new one of origin {@code undo}: what it inserted goes, what it
   * changed or deleted is as before, what it decided no longer counts.
   *
   * @throws luotu.model.Refusal {@code unknown-change}, {@code already-undone}, {@code permanent}
   *     when it, or a later one, cleared all that was before, {@code built-upon} listing the later
   *     changes that built on it, {@code duplicate-key} when a key it had is taken by now, or
   *     {@code busy}
   */
  Change undo(long number, ChangeNote note);

  /**
   * Stores a report as it is; nothing changes it afterwards. It is no change set.
   *
   * @param zones codes of all zones that have a row in it
   * @param result the packed answer, at most 64 MiB
   * @return the report with its id and when it was filed
   * @throws luotu.model.Refusal {@code report-too-large}
   */
  FiledReport file(FiledReport report, List<String> zones, byte[] result);

  /**
   * Starts a bulk load. Rows are held apart until {@link Load#apply}.
   *
   * @throws luotu.model.Refusal when what is stored now refuses the kind of load already, as {@link
   *     Load#apply} would
   */
  Load load(LoadOptions options);

  /** Whether the database answers now. Takes at most two seconds. */
  boolean isReachable();
}
