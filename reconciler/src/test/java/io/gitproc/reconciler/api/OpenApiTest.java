package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API is that of the code: no route more or less, and each answer as it says. */
@Timeout(60)
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "classpath:io/gitproc/reconciler/api/openapi.json";

    @TempDir
    Path folder;

    private RecordingControl control;
    private ApiServer server;
    private Path socket;

    @BeforeEach
    void open() throws IOException {
        socket = folder.resolve("s.sock");
        control = new RecordingControl(Samples.loud(), folder);
        control.remember(new Told(List.of(entry()), Map.of(Samples.COMMIT.id(), Samples.COMMIT), 1));
        server = ApiServer.open(socket, control, Samples.PROGRAM);
    }

    private static Entry entry() {
        return Entry.of(Samples.NOW, Kind.END, "exit 1")
                .about(UnitName.of("web"))
                .of(new InvocationId("0123456789abcdef0123456789abcdef"))
                .at(Samples.COMMIT.id())
                .by("alice")
                .endedAs("unclean-code", Duration.ofSeconds(3))
                .restarted(2);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void everyRouteIsDescribedAndNoOther() throws IOException {
        TreeSet<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
            String shape = path.getKey().replaceAll("\\{[a-z]+}", "{}");
            path.getValue().fieldNames().forEachRemaining(method -> described.add(method + " " + shape));
        }

        assertThat(described).isEqualTo(routes());
    }

    private SortedSet<String> routes() {
        TreeSet<String> routes = new TreeSet<>();
        try (Streams streams = Streams.of(control, Rows.none())) {
            new Endpoints(new ReadEndpoints(Samples.PROGRAM, control, streams), control)
                    .routes()
                    .forEach(route ->
                            routes.add((route.acts() ? "post" : "get") + " /" + String.join("/", route.path())));
        }
        return routes;
    }

    @Test
    void fieldsOfBodiesAreThoseThatAreUnderstood() throws IOException {
        try (Streams streams = Streams.of(control, Rows.none())) {
            for (Route route : new Endpoints(new ReadEndpoints(Samples.PROGRAM, control, streams), control).routes()) {
                assertThat(fields(route)).as(route.path().toString()).isEqualTo(new TreeSet<>(route.fields()));
            }
        }
    }

    private static SortedSet<String> fields(Route route) throws IOException {
        TreeSet<String> fields = new TreeSet<>();
        String path = "/"
                + String.join("/", route.path()).replace("{}", route.path().contains("processes") ? "{pid}" : "{unit}");
        document()
                .path("paths")
                .path(path)
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("properties")
                .fieldNames()
                .forEachRemaining(fields::add);
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/status, Host",
        "GET, /api/v1/units/web, Unit",
        "GET, /api/v1/units/db, Unit",
        "GET, /api/v1/units/nope, Fault",
        "GET, /api/v1/nothing, Fault",
        "GET, /api/v1/units/web/why, Why",
        "GET, /api/v1/processes/4711/why, Why",
        "GET, /api/v1/processes/x/why, Fault",
        "GET, /api/v1/history, History",
        "GET, /api/v1/history/at?time=2026-11-22T20:36:01Z, Moment",
        "POST, /api/v1/units/web/restart, Reply",
        "POST, /api/v1/rollback, Reply",
        "POST, /api/v1/sync, Reply",
        "POST, /api/v1/approve, Fault",
        "DELETE, /api/v1/sync, Fault"
    })
    void answersAreAsDescribed(String method, String path, String schema) throws IOException {
        String body = UnixHttp.body(UnixHttp.exchange(socket, method, path, ""));

        assertThat(schema(schema).validate(JSON.readTree(body))).as(body).isEmpty();
    }

    @Test
    void aCalmHostIsAsDescribedToo() throws IOException {
        control.show(Samples.calm(Samples.running()));

        assertThat(schema("Host").validate(JSON.readTree(UnixHttp.body(UnixHttp.get(socket, "/api/v1/status")))))
                .isEmpty();
        for (JsonNode unit : JSON.readTree(UnixHttp.body(UnixHttp.get(socket, "/api/v1/units")))) {
            assertThat(schema("Unit").validate(unit)).isEmpty();
        }
    }

    @Test
    void whatIsNotDescribedIsFoundOut() throws IOException {
        assertThat(schema("Reply")
                        .validate(JSON.readTree("{\"message\":\"m\",\"hint\":\"\",\"exitCode\":0,\"more\":1}")))
                .isNotEmpty();
        assertThat(schema("Reply").validate(JSON.readTree("{\"message\":\"m\"}")))
                .isNotEmpty();
    }

    @Test
    void theDescriptionIsServed() throws IOException {
        String body = UnixHttp.body(UnixHttp.get(socket, "/api/v1/openapi.json"));

        assertThat(JSON.readTree(body)).isEqualTo(document());
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(Description.load().json());
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + name));
    }
}
