package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String COMMIT = "3fa9c2d0000000000000000000000000000000aa";

    @Test
    void aUnitHasItsKeysInOneOrder() {
        assertThat(text(Json.unit(Samples.running())))
                .isEqualTo(
                        "{\"name\":\"web.service\",\"description\":\"Pages\",\"state\":\"running\","
                                + "\"health\":\"healthy\",\"healthCheck\":{\"passed\":true,\"answer\":\"HTTP 200\",\"code\":200,"
                                + "\"latencyMicros\":12000,\"body\":\"ok\\u202E\",\"at\":\"2026-11-22T20:35:54Z\","
                                + "\"since\":\"2026-11-22T20:24:01Z\",\"failuresInRow\":0,\"retries\":3,\"skipped\":0},"
                                + "\"pid\":4711,\"commit\":\"" + COMMIT
                                + "\",\"commitAuthor\":\"Alice\","
                                + "\"commitSubject\":\"Give the pages a longer timeout\",\"since\":\"2026-11-22T20:24:01Z\","
                                + "\"restarts\":0,\"lastExit\":null,\"nextTry\":null,\"reason\":\"added in 3fa9c2d\","
                                + "\"hold\":null,\"failedUpdate\":null,\"timer\":null,\"resources\":{\"at\":\"2026-11-22T20:36:01Z\",\"cpuPercent\":50.0,"
                                + "\"cpuMicros\":90000000,\"memory\":67108864,\"memoryCache\":4194304,"
                                + "\"memoryPeak\":104857600,\"memoryMax\":134217728,\"ioRead\":4096,"
                                + "\"ioWritten\":3145728,\"tasks\":7},\"notes\":[],\"errors\":[],\"log\":\"/var/log/gitproc/web.log\"}\n");
    }

    @Test
    void aUnitThatFailsTellsOfItsLastExitAndItsNextTry() {
        assertThat(text(Json.unit(Samples.failing())))
                .contains("\"state\":\"crash-loop\",\"health\":\"unhealthy\",\"healthCheck\":{\"passed\":false,")
                .contains(
                        "\"lastExit\":{\"cause\":\"exit 1\",\"code\":1,\"signal\":null,\"at\":\"2026-11-22T20:35:21Z\"}")
                .contains("\"nextTry\":\"2026-11-22T20:36:38Z\"")
                .contains("\"notes\":[\"12 failures, last: exit 1\"]");
    }

    @Test
    void hostileTextIsWrittenAsEscapes() {
        assertThat(text(Json.unit(Samples.held())))
                .contains("\"description\":\"\\u001B]0;owned\\u0007\"")
                .contains("\"hold\":{\"by\":\"bob\",\"reason\":\"disk\\u202E\",\"since\":\"2026-11-21T20:36:01Z\","
                        + "\"until\":\"2026-11-22T22:36:01Z\",\"commit\":\"3fa9c2d0000000000000000000000000000000aa\"}")
                .contains("\"errors\":[\"db.service:2:1: error: no\\n    help: yes\"]")
                .matches("\\p{ASCII}+");
    }

    @Test
    void theHostHasItsKeysInOneOrderAndTheUnitsLast() {
        assertThat(text(Json.host(Samples.PROGRAM, Samples.loud())))
                .startsWith(
                        "{\"version\":\"1.2\",\"pid\":99,\"host\":{\"name\":\"web1\",\"labels\":[\"eu\",\"web\"],\"id\":\"7f\"},\"firstLook\":true,\"sync\":\"RolledBack\",\"settled\":false,"
                                + "\"head\":null,\"target\":{\"id\":\"" + COMMIT + "\",\"author\":\"Alice\","
                                + "\"subject\":\"Give the pages a longer timeout\",\"at\":\"2026-11-22T18:36:01Z\"},"
                                + "\"applied\":null,\"healthy\":null,"
                                + "\"frozen\":[{\"kind\":\"paused\",\"by\":\"carol (as root)\",\"reason\":\"\","
                                + "\"since\":\"2026-11-22T20:31:01Z\",\"until\":\"2026-11-22T21:36:01Z\"}],\"waiting\":2,"
                                + "\"remote\":null,\"notices\":[{\"kind\":\"rolled-back\",\"message\":\"rolled back to 3fa9c2d by bob\","
                                + "\"hint\":\"to leave: gitproc sync\"},{\"kind\":\"held\",")
                .contains("\"at\":\"2026-11-22T20:36:01Z\",\"units\":[{\"name\":\"a-unit");
    }

    @Test
    void aFaultSaysHowTheCommandEnds() {
        assertThat(text(Json.fault(Fault.noSuchUnit("no such unit", "did you mean web?"))))
                .isEqualTo("{\"error\":\"no such unit\",\"hint\":\"did you mean web?\",\"exitCode\":4}\n");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
