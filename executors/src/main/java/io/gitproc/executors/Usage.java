package io.gitproc.executors;

import io.gitproc.model.unit.Bytes;
import java.util.Optional;

/**
 * What an invocation used of what is limited.
 *
 * @param oomKills processes of it that the kernel killed for want of memory; 0 or more
 * @param memoryPeak the most memory that all of them had together
 * @param memoryMax the limit of it
 */
public record Usage(long oomKills, Optional<Bytes> memoryPeak, Optional<Bytes> memoryMax) {
    private static final String OOM_KILLS = "oom_kills";
    private static final String MEMORY_PEAK = "memory_peak";
    private static final String MEMORY_MAX = "memory_max";

    public boolean isOutOfMemory() {
        return oomKills > 0;
    }

    RecordText record() {
        RecordText record = RecordText.empty().with(OOM_KILLS, oomKills);
        RecordText peak =
                memoryPeak.map(bytes -> record.with(MEMORY_PEAK, bytes.value())).orElse(record);
        return memoryMax.map(bytes -> peak.with(MEMORY_MAX, bytes.value())).orElse(peak);
    }

    /** Empty when the record is none of ours. */
    static Optional<Usage> of(RecordText record) {
        return record.number(OOM_KILLS)
                .map(kills -> new Usage(kills, bytes(record, MEMORY_PEAK), bytes(record, MEMORY_MAX)));
    }

    private static Optional<Bytes> bytes(RecordText record, String name) {
        return record.number(name).filter(number -> number >= 0).map(Bytes::new);
    }
}
