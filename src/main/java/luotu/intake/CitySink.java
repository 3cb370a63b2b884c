package luotu.intake;

import java.util.function.Consumer;
import luotu.model.Feature;
import luotu.model.TerrainDraft;

/** Takes the simulated city: its features one by one, and the ground it stands on. */
@FunctionalInterface
public interface CitySink extends Consumer<Feature> {
  default void acceptTerrain(TerrainDraft terrain) {}
}
