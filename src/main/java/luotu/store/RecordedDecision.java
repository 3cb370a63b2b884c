package luotu.store;

import java.time.OffsetDateTime;
import luotu.model.MarkDecision;

/**
 * A decision on pass marks as it is stored.
 *
 * @param change the change set it came with
 * @param author who decided: a role
 * @param reason why
 * @param undoneBy the change set that took it back, or null
 */
public record RecordedDecision(
    MarkDecision decision,
    String zoneName,
    long change,
    OffsetDateTime at,
    String author,
    String reason,
    Long undoneBy) {}
