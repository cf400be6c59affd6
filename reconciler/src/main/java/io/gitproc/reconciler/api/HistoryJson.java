package io.gitproc.reconciler.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Moment;
import io.gitproc.reconciler.journal.Standing;
import io.gitproc.reconciler.source.Revision;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The JSON of the past: what an entry has not is left out. */
record HistoryJson(JsonGenerator out) {
    private static final Set<String> NUMBERS = Set.of("restarts", "seq");

    void write(Told told) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("entries");
        for (Entry entry : told.entries()) {
            entry(
                    entry,
                    entry.commit()
                            .flatMap(commit ->
                                    Optional.ofNullable(told.revisions().get(commit))));
        }
        out.writeEndArray();
        out.writeNumberField("passedOver", told.passedOver());
        out.writeEndObject();
    }

    /** As it is written in the journal, with what is known of the commit. */
    private void entry(Entry entry, Optional<Revision> revision) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
            out.writeFieldName(field.getKey());
            value(field);
        }
        if (revision.isPresent()) {
            out.writeStringField("commitAuthor", revision.get().author());
            out.writeStringField("commitSubject", revision.get().subject());
        }
        out.writeEndObject();
    }

    void entry(String key, Optional<Entry> entry) throws IOException {
        out.writeFieldName(key);
        if (entry.isPresent()) {
            entry(entry.get(), Optional.empty());
        } else {
            out.writeNull();
        }
    }

    void write(Entry entry) throws IOException {
        entry(entry, Optional.empty());
    }

    void write(Then then) throws IOException {
        Moment moment = then.moment();
        out.writeStartObject();
        out.writeStringField("at", moment.at().toString());
        new JsonFields(out).text("begins", moment.begins());
        commit("target", moment.target(), then);
        out.writeArrayFieldStart("units");
        for (Standing running : moment.running()) {
            out.writeStartObject();
            standing(running);
            commit("commit", running.commit(), then);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void standing(Standing running) throws IOException {
        out.writeStringField("name", running.unit().value());
        out.writeStringField("state", running.state());
        out.writeStringField("since", running.launched().toString());
        out.writeStringField("reason", running.reason());
        out.writeStringField("invocation", running.invocation().value());
    }

    private void commit(String key, Optional<CommitId> commit, Then then) throws IOException {
        new JsonFields(out).text(key, commit);
        Optional<Revision> revision =
                commit.flatMap(id -> Optional.ofNullable(then.revisions().get(id)));
        new JsonFields(out).text(key + "Author", revision.map(Revision::author));
        new JsonFields(out).text(key + "Subject", revision.map(Revision::subject));
    }

    private void value(Map.Entry<String, String> field) throws IOException {
        if (NUMBERS.contains(field.getKey())) {
            out.writeNumber(field.getValue());
        } else {
            out.writeString(field.getValue());
        }
    }
}
