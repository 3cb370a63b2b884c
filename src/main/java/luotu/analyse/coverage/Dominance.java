package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * Drops facilities that add nothing within a box: wherever there they reach, another one reaches
 * too. The places nearer to one point than to another are a half plane, so a box lies in it when
 * its four corners do.
 */
final class Dominance {
  private Dominance() {}

  private record Candidate(Reach reach, double[] metres, double farthest) {
    static Candidate of(Reach reach, double[] xs, double[] ys) {
      double[] metres = new double[4];
      double farthest = 0;
      for (int corner = 0; corner < 4; corner++) {
        metres[corner] = reach.metresFrom(xs[corner & 1], ys[corner >> 1]);
        farthest = Math.max(farthest, metres[corner]);
      }
      return new Candidate(reach, metres, farthest);
    }

    boolean dominates(Candidate other) {
      for (int corner = 0; corner < 4; corner++) {
        if (metres[corner] > other.metres[corner]) {
          return false;
        }
      }
      return true;
    }
  }

  static List<Reach> undominated(List<Reach> reaches, Envelope box) {
    double[] xs = {box.getMinX(), box.getMaxX()};
    double[] ys = {box.getMinY(), box.getMaxY()};
    List<Candidate> points = new ArrayList<>();
    List<Reach> kept = new ArrayList<>();
    for (Reach reach : reaches) {
      if (reach.isPoint()) {
        points.add(Candidate.of(reach, xs, ys));
      } else {
        kept.add(reach);
      }
    }
    points.sort(Comparator.comparingDouble(Candidate::farthest));
    List<Candidate> best = new ArrayList<>();
    for (Candidate point : points) {
      if (best.stream().noneMatch(better -> better.dominates(point))) {
        best.add(point);
        kept.add(point.reach());
      }
    }
    return kept;
  }
}
