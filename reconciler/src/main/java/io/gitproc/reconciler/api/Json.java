package io.gitproc.reconciler.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.gitproc.reconciler.config.HostIdentity;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.source.Freeze;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.remote.FetchProgress;
import io.gitproc.reconciler.source.remote.RemoteState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The JSON that programs read, key by key in its order. UTF-8, one line, ending in a line break.
 *
 * <p>Only ASCII is written, everything else as an escape: JSON on a terminal then cannot do harm either.
 */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator out;
    private final JsonFields fields;

    private Json(JsonGenerator out) {
        this.out = out;
        this.fields = new JsonFields(out);
    }

    static byte[] units(List<UnitView> units) {
        return document(json -> json.unitArray(units));
    }

    static byte[] unit(UnitView unit) {
        return document(json -> new UnitJson(json.out).write(unit));
    }

    /**
     * What is new in a unit.
     *
     * @param row of the page, in HTML; empty where nobody sees it
     */
    static byte[] patch(Optional<UnitView> before, UnitView now, Optional<String> row) {
        return document(json -> new UnitJson(json.out).patch(before, now, row));
    }

    static byte[] samples(UnitView unit) {
        return document(json -> new ResourcesJson(json.out)
                .samples(unit.resources().map(UnitResources::recent).orElse(List.of())));
    }

    static byte[] host(Program program, Snapshot snapshot) {
        return document(json -> json.hostObject(program, snapshot));
    }

    /** The host without its units. */
    static byte[] summary(Snapshot snapshot) {
        return document(json -> {
            json.out.writeStartObject();
            json.hostState(snapshot);
            json.out.writeEndObject();
        });
    }

    /** What is said of a unit that is not there any more. */
    static byte[] name(String unit) {
        return document(json -> {
            json.out.writeStartObject();
            json.out.writeStringField("name", unit);
            json.out.writeEndObject();
        });
    }

    static byte[] entry(Entry entry) {
        return document(json -> new HistoryJson(json.out).write(entry));
    }

    static byte[] done(Reply reply) {
        return document(json -> json.replyObject(reply));
    }

    static byte[] fault(Fault fault) {
        return document(json -> json.faultObject(fault));
    }

    static byte[] history(Told told) {
        return document(json -> new HistoryJson(json.out).write(told));
    }

    static byte[] then(Then then) {
        return document(json -> new HistoryJson(json.out).write(then));
    }

    static byte[] why(Why why) {
        return document(json -> json.whyObject(why));
    }

    private interface Content {
        void write(Json json) throws IOException;
    }

    private static byte[] document(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            content.write(new Json(generator));
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private void hostObject(Program program, Snapshot snapshot) throws IOException {
        out.writeStartObject();
        out.writeStringField("version", program.version());
        out.writeNumberField("pid", program.pid());
        hostIdentity(program.host());
        hostState(snapshot);
        out.writeFieldName("units");
        unitArray(snapshot.units());
        out.writeEndObject();
    }

    private void hostState(Snapshot snapshot) throws IOException {
        out.writeBooleanField("firstLook", snapshot.looked());
        out.writeStringField("sync", snapshot.sync().word());
        out.writeBooleanField("settled", snapshot.settled());
        revision("head", snapshot.head());
        revision("target", snapshot.target());
        revision("applied", snapshot.applied());
        revision("healthy", snapshot.healthy());
        freezeArray(snapshot.frozen().freezes());
        out.writeNumberField("waiting", snapshot.frozen().waiting());
        remote(snapshot.remote());
        out.writeFieldName("notices");
        noticeArray(snapshot.notices());
        out.writeStringField("at", snapshot.at().toString());
    }

    private void hostIdentity(HostIdentity host) throws IOException {
        out.writeObjectFieldStart("host");
        out.writeStringField("name", host.name());
        out.writeArrayFieldStart("labels");
        for (String label : host.labels()) {
            out.writeString(label);
        }
        out.writeEndArray();
        out.writeStringField("id", host.id());
        out.writeEndObject();
    }

    private void revision(String key, Optional<Revision> revision) throws IOException {
        if (revision.isEmpty()) {
            out.writeNullField(key);
            return;
        }
        out.writeObjectFieldStart(key);
        out.writeStringField("id", revision.get().id().value());
        out.writeStringField("author", revision.get().author());
        out.writeStringField("subject", revision.get().subject());
        out.writeStringField("at", revision.get().at().toString());
        out.writeEndObject();
    }

    private void freezeArray(List<Freeze> freezes) throws IOException {
        out.writeArrayFieldStart("frozen");
        for (Freeze freeze : freezes) {
            out.writeStartObject();
            out.writeStringField("kind", freeze.kind().word());
            out.writeStringField("by", freeze.by());
            out.writeStringField("reason", freeze.reason());
            out.writeStringField("since", freeze.since().toString());
            fields.text("until", freeze.until());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void remote(Optional<RemoteState> remote) throws IOException {
        if (remote.isEmpty()) {
            out.writeNullField("remote");
            return;
        }
        out.writeObjectFieldStart("remote");
        out.writeStringField("url", remote.get().url());
        out.writeStringField("state", remote.get().freshness().word());
        fields.text("fetched", remote.get().success().map(RemoteState.Success::at));
        fields.text("from", remote.get().success().flatMap(RemoteState.Success::from));
        fields.text("failingSince", remote.get().failure().map(RemoteState.Failure::since));
        fields.text("failure", remote.get().failure().map(RemoteState.Failure::sentence));
        fields.text("fetching", remote.get().underWay().map(FetchProgress::text));
        out.writeEndObject();
    }

    private void noticeArray(List<Snapshot.Notice> notices) throws IOException {
        out.writeStartArray();
        for (Snapshot.Notice notice : notices) {
            out.writeStartObject();
            out.writeStringField("kind", notice.kind());
            out.writeStringField("message", notice.message());
            out.writeStringField("hint", notice.hint());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void unitArray(List<UnitView> units) throws IOException {
        out.writeStartArray();
        for (UnitView unit : units) {
            new UnitJson(out).write(unit);
        }
        out.writeEndArray();
    }

    private void whyObject(Why why) throws IOException {
        HistoryJson past = new HistoryJson(out);
        out.writeStartObject();
        out.writeFieldName("unit");
        new UnitJson(out).write(why.unit());
        revision("lastChange", why.change());
        past.entry("lastStart", why.start());
        past.entry("lastEnd", why.end());
        out.writeEndObject();
    }

    private void replyObject(Reply reply) throws IOException {
        out.writeStartObject();
        out.writeStringField("message", reply.message());
        out.writeStringField("hint", reply.hint());
        out.writeNumberField("exitCode", reply.code().number());
        out.writeEndObject();
    }

    private void faultObject(Fault fault) throws IOException {
        out.writeStartObject();
        out.writeStringField("error", fault.message());
        out.writeStringField("hint", fault.hint());
        out.writeNumberField("exitCode", fault.code().number());
        out.writeEndObject();
    }
}
