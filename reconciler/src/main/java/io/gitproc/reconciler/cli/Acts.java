package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** Asks the same of several units, one after another: that one refuses keeps the others from nothing. */
final class Acts {
    private final Session session;
    private final Client client;
    private final List<CommandException> refusals = new ArrayList<>();

    Acts(Session session, Client client) {
        this.session = session;
        this.client = client;
    }

    /** The last refusal is how the command ends. */
    ExitCode each(List<String> units, String act, String json) throws CommandException {
        units.forEach(unit -> ask(unit, act, json));
        if (refusals.isEmpty()) {
            return ExitCode.DONE;
        }
        refusals.subList(0, refusals.size() - 1).forEach(session.console()::complain);
        throw refusals.get(refusals.size() - 1);
    }

    private void ask(String unit, String act, String json) {
        try {
            session.console().report(client.post(Units.path(unit) + "/" + act, json, Client.LONG));
        } catch (CommandException e) {
            refusals.add(e);
        }
    }
}
