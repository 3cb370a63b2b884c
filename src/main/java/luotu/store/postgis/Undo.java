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
    session
        .find("undo_permanent", row -> row.getLong(1), number)
        .ifPresent(
            by -> {
              throw new Refusal(
                  Refusal.Kind.CONFLICT,
                  "permanent",
                  new Label(
                      "这次修改不能撤销：数据库的全部内容换过了",
                      "The change cannot be undone: the whole data was replaced"),
                  Fault.of(
                      "change",
                      number,
                      "修改 " + by + " 之后的修改（它换掉了之前的全部内容）",
                      "a change after " + by + ", which replaced all that was before"));
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
    session.update("undo_terrain", number);
    session.update("undo_pass_marks", number);
  }
}
