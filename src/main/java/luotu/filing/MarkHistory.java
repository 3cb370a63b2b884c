package luotu.filing;

import java.util.List;
import luotu.analyse.standards.MarksUsed;

/** Who decided what about pass marks, newest first. */
public record MarkHistory(List<Entry> decisions) {
  public MarkHistory {
    decisions = List.copyOf(decisions);
  }

  /**
   * One decision.
   *
   * @param change number of its change set, which may be taken back like any other
   * @param at when, ISO 8601
   * @param by a role
   * @param undoneBy number of the change set that took it back, or null
   * @param before the marks of the zone on the day it came into force, without it
   * @param after the same with it
   */
  public record Entry(
      long change,
      String at,
      String by,
      String why,
      String zone,
      String zoneName,
      String standard,
      String level,
      String inForceFrom,
      Long undoneBy,
      MarksUsed before,
      MarksUsed after) {}
}
