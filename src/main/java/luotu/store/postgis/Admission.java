package luotu.store.postgis;

import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.LoadOptions;

/** Keeps simulated and real data apart. */
final class Admission {
  private static final String SIMULATED = "simulated";
  private static final String REAL = "real";
  private static final String EMPTY = "empty";

  private Admission() {}

  /** Whether no feature is stored nor ever was, apart from a demo city that was cleared. */
  static boolean isEmpty(Session session) {
    return contents(session).equals(EMPTY);
  }

  /**
   * Whether a load of this kind clears what is stored, which is nothing or a demo city. Binding
   * while the lock on changes is held; before, it spares reading a file for nothing.
   *
   * @throws Refusal {@code demo-city-stored}, {@code real-data-stored} or {@code not-empty}
   */
  static boolean startsAnew(Session session, LoadOptions.Kind kind) {
    String contents = contents(session);
    return switch (kind) {
      case REAL -> {
        if (contents.equals(SIMULATED)) {
          throw refusal(
              "demo-city-stored",
              "数据库里是模拟的演示城市，真实数据不与它混放；未写入任何内容",
              "The database holds the simulated demo city; real data does not mix with it. Nothing"
                  + " was stored",
              Fault.of(
                  "--replace-demo",
                  "",
                  "加上它：先清除演示城市（连同在其中所做的修改），再导入；或用 --home 另选数据目录",
                  "add it to clear the demo city, with all that was changed in it, and import; or"
                      + " name another --home"));
        }
        yield false;
      }
      case REAL_FOR_DEMO -> contents.equals(SIMULATED);
      case DEMO -> {
        if (contents.equals(REAL)) {
          throw refusal(
              "real-data-stored",
              "数据库里有真实数据（或其历史），演示城市只能放进空数据库；未写入任何内容",
              "The database holds real data, or its history; the demo city goes only into an empty"
                  + " database. Nothing was stored",
              Fault.of(
                  "--home",
                  "",
                  "另选一个空的数据目录，或用 --database 指定空数据库",
                  "another, empty home, or an empty database by --database"));
        }
        yield true;
      }
      case DEMO_IF_EMPTY -> {
        if (!contents.equals(EMPTY)) {
          throw refusal("not-empty", "数据库不是空的", "The database is not empty");
        }
        yield true;
      }
    };
  }

  private static String contents(Session session) {
    return session.get("contents", row -> row.getString(1));
  }

  /** What would leave an empty database instead of the demo city. */
  static Refusal nothingToStore() {
    return Refusal.invalid(
        "nothing-to-store",
        "没有可以写入的内容，演示城市保持原样",
        "There is nothing to store; the demo city stays as it was",
        Fault.of(
            "--replace-demo",
            "0",
            "至少能新增一个要素的文件；--mode update 不新增",
            "a file that adds at least one feature; --mode update adds none"));
  }

  private static Refusal refusal(String type, String zh, String en, Fault... faults) {
    return new Refusal(Refusal.Kind.CONFLICT, type, new Label(zh, en), faults);
  }
}
