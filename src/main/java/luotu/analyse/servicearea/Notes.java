package luotu.analyse.servicearea;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.analyse.travel.JoinedPeople;
import luotu.analyse.travel.Journey;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.model.ZoneEntry;

/** What a user must know about an answer: why somebody or something is left out. */
record Notes(Trip trip, JoinedPeople people, List<ZoneEntry> zones) {
  private static final int MOST_IDS = 10;

  List<Label> of(Headcount.Shown total, double stranded) {
    List<Label> notes = new ArrayList<>();
    if (trip.scene().network().graph().edgeCount() == 0 && !trip.hasClosures()) {
      notes.add(new Label("没有道路数据，哪里也到不了", "No roads are stored; nothing can be reached"));
    } else {
      unjoined(notes);
      stranded(notes, stranded);
    }
    if (trip.ids().length == 0) {
      notes.add(new Label("没有符合条件的可用资源", "There is no usable facility that matches"));
    }
    if (zones.isEmpty()) {
      notes.add(new Label("没有区域数据，没有可统计的人口", "No zones are stored; there are no people to count"));
    } else if (people.cells().size() == 0) {
      notes.add(
          new Label(
              "没有人口格点数据，不知道谁能到达", "No population cells are stored; who is reached is unknown"));
    } else if (trip.hasClosures() && total.within()[total.within().length - 1] == 0) {
      notes.add(
          new Label(
              "道路这样封闭之后，所问区域没有人能到达", "With these roads closed nobody of the zones is reached"));
    }
    if (trip.journey().mode() != TravelMode.WALK) {
      notes.add(Journey.TURNS_NOT_READ);
    }
    return notes;
  }

  private void unjoined(List<Label> notes) {
    long[] ids =
        IntStream.range(0, trip.ids().length)
            .filter(i -> !trip.places().isJoined(i))
            .mapToLong(i -> trip.ids()[i])
            .toArray();
    if (ids.length > 0) {
      String first =
          IntStream.range(0, Math.min(MOST_IDS, ids.length))
              .mapToObj(i -> String.valueOf(ids[i]))
              .collect(Collectors.joining(", "));
      String more = ids.length > MOST_IDS ? " …" : "";
      notes.add(
          new Label(
              "%,d 处资源接不到道路（%s 米内没有可用的路，或隔着障碍），没有人能到达：%s%s"
                  .formatted(ids.length, metres(), first, more),
              "%,d of the facilities cannot join a road (none to use within %s m, or an obstacle between) and reach nobody: %s%s"
                  .formatted(ids.length, metres(), first, more)));
    }
  }

  private void stranded(List<Label> notes, double stranded) {
    if (stranded > 0) {
      String count = String.valueOf((long) Math.ceil(stranded));
      notes.add(
          new Label(
              "%s 人接不到道路（%s 米内没有可用的路，或隔着障碍），不算到达".formatted(count, metres()),
              "%s people cannot join a road (none to use within %s m, or an obstacle between) and count as not reached"
                  .formatted(count, metres())));
    }
  }

  private String metres() {
    return String.valueOf(Math.round(trip.speeds().accessMetres()));
  }
}
