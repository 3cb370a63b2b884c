package luotu.store.postgis;

import java.util.List;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;

/** Takes a change set back, set by set in SQL. */
final class Undo {
  private Undo() {}

  static void apply(Session session, long number) {
    session.get("change_lock", row -> true);
    session
        .find("change_find", PostgisSnapshot::change, number)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-change",
                    "没有这次修改",
                    "There is no such change",
                    Fault.of("change", number, "已有修改的编号", "the number of a change that exists")));
    session
        .find("undo_done", row -> row.getLong(1), number)
        .ifPresent(
            by -> {
              throw new Refusal(
                  Refusal.Kind.CONFLICT,
                  "already-undone",
                  new Label("这次修改已被撤销", "The change has been undone already"),
                  Fault.of("change", number, "已由修改 " + by + " 撤销", "undone by change " + by));
            });
    List<Fault> later =
        session.list(
            "undo_conflicts",
            row ->
                Fault.of(
                    row.getString("layer") + "/" + row.getLong("id"),
                    row.getLong("later"),
                    "先撤销修改 " + row.getLong("later"),
                    "undo change " + row.getLong("later") + " first"),
            number,
            number,
            number,
            number);
    if (!later.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "built-upon",
          new Label("后来的修改建立在它之上，不能直接撤销", "Later changes built on it; it cannot be undone alone"),
          later,
          null);
    }
    session.update("undo_updates", number, number);
    session.update("undo_inserts", number, number);
    session.update("undo_deletes", number);
  }
}
