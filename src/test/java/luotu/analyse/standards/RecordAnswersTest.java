package luotu.analyse.standards;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is read from the streets' own records of the year: drills and command posts. */
class RecordAnswersTest {
  private static final String DRILL = "drill";
  private static final String COMMAND_POST = "command-post";

  @TestFactory
  Stream<DynamicTest> drills() {
    return KnownCity.tests(
        city -> {
          for (String kind : new String[] {"town", "district"}) {
            city.place(kind, kind + ": one drill")
                .record(KnownCity.YEAR, "drills", 1L)
                .is(DRILL, "met", 1);
            city.place(kind, kind + ": three drills")
                .record(KnownCity.YEAR, "drills", 3L)
                .is(DRILL, "met", 3);
            city.place(kind, kind + ": none")
                .record(KnownCity.YEAR, "drills", 0L)
                .is(DRILL, "gap", 0);
            city.place(kind, kind + ": the record says nothing of drills")
                .record(KnownCity.YEAR, "command_post", true)
                .is(DRILL, "no_data")
                .missing("street_record", "drills");
            city.place(kind, kind + ": last year's drill is no drill of this year")
                .record(KnownCity.YEAR - 1, "drills", 4L)
                .is(DRILL, "no_data")
                .missing("street_record", "");
            city.place(kind, kind + ": no record")
                .is(DRILL, "no_data")
                .missing("street_record", "");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> commandPosts() {
    return KnownCity.tests(
        city -> {
          city.street("both")
              .record(KnownCity.YEAR, "command_post", true, "communication_kit", true)
              .is(COMMAND_POST, "met", 1);
          city.street("no kit")
              .record(KnownCity.YEAR, "command_post", true, "communication_kit", false)
              .is(COMMAND_POST, "gap", 0);
          city.street("no place")
              .record(KnownCity.YEAR, "command_post", false, "communication_kit", true)
              .is(COMMAND_POST, "gap", 0);
          city.street("neither")
              .record(KnownCity.YEAR, "command_post", false, "communication_kit", false)
              .is(COMMAND_POST, "gap", 0);
          city.street("a place; of the kit nobody said anything")
              .record(KnownCity.YEAR, "command_post", true)
              .is(COMMAND_POST, "no_data")
              .missing("street_record", "communication_kit");
          city.street("no record").is(COMMAND_POST, "no_data").missing("street_record", "");
        });
  }
}
