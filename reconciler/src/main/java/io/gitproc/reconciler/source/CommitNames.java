package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Understands what people call a commit: gitrevisions(7). For one thread. */
final class CommitNames {
    private static final Pattern TOO_SHORT = Pattern.compile("[0-9a-fA-F]{0,3}");
    private static final String HINT = "name it by its id, a tag, or as in HEAD~1; git log shows the ids";

    private static final int KNOWN_MAX = 50;
    private static final int BACK_MAX = 4;

    private final Repository repository;
    private final String ref;
    private final Pattern head;

    /** @param settings say what {@code HEAD} stands for: the watched branch, whatever is checked out. So does its name. */
    CommitNames(Repository repository, GitSettings settings) {
        this.repository = repository;
        this.ref = settings.ref();
        this.head = Pattern.compile("(?:HEAD|@|" + Pattern.quote(settings.branch()) + ")(?=$|[~^@])");
    }

    /** @throws SourceException when there is no such commit, or more than one */
    CommitId resolve(String name) throws IOException, SourceException {
        if (TOO_SHORT.matcher(name).matches()) {
            throw noSuch(name);
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Commits.id(Commits.read(walk, object(name)));
        } catch (RevisionSyntaxException | IncorrectObjectTypeException | MissingObjectException e) {
            throw noSuch(name);
        }
    }

    /** Some that people may choose from: {@code HEAD} and those before it, branches, tags, and the ids of the newest commits. */
    List<String> known() throws IOException {
        List<String> known = new ArrayList<>();
        List<CommitId> newest = newest();
        for (int back = 0; back < Math.min(newest.size(), BACK_MAX); back++) {
            known.add(back == 0 ? Constants.HEAD : Constants.HEAD + "~" + back);
        }
        for (String kind : List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS)) {
            repository.getRefDatabase().getRefsByPrefix(kind).stream()
                    .limit(KNOWN_MAX)
                    .map(found -> Repository.shortenRefName(found.getName()))
                    .forEach(known::add);
        }
        newest.stream().map(CommitId::brief).forEach(known::add);
        return known;
    }

    private List<CommitId> newest() throws IOException {
        List<CommitId> newest = new ArrayList<>();
        ObjectId head = repository.resolve(ref);
        if (head == null) {
            return newest;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(Commits.read(walk, head));
            for (RevCommit commit = walk.next(); commit != null && newest.size() < KNOWN_MAX; commit = walk.next()) {
                newest.add(Commits.id(commit));
            }
        }
        return newest;
    }

    private ObjectId object(String name) throws IOException, SourceException {
        Matcher beginning = head.matcher(name);
        String expression = beginning.lookingAt() ? ref + name.substring(beginning.end()) : name;
        try {
            return Optional.ofNullable(repository.resolve(expression)).orElseThrow(() -> noSuch(name));
        } catch (AmbiguousObjectException e) {
            return onlyCommit(name, List.copyOf(e.getCandidates()));
        }
    }

    /** Files and folders have ids too; people mean commits. */
    private ObjectId onlyCommit(String name, List<ObjectId> candidates) throws IOException, SourceException {
        List<ObjectId> commits = new ArrayList<>();
        for (ObjectId candidate : candidates) {
            if (isCommit(candidate)) {
                commits.add(candidate);
            }
        }
        if (commits.size() == 1) {
            return commits.get(0);
        }
        throw new SourceException(
                quoted(name) + " is ambiguous: " + commits.size() + " commits begin so", "write more digits");
    }

    private boolean isCommit(ObjectId id) throws IOException {
        return repository.open(id).getType() == Constants.OBJ_COMMIT;
    }

    private static SourceException noSuch(String name) {
        return new SourceException("there is no commit " + quoted(name) + " in the repository", HINT);
    }

    private static String quoted(String name) {
        return "\"" + PlainText.line(name) + "\"";
    }
}
