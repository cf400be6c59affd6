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
import org.eclipse.jgit.revwalk.RevWalk;

/** Understands what people call a commit: gitrevisions(7). For one thread. */
final class CommitNames {
    private static final Pattern TOO_SHORT = Pattern.compile("[0-9a-fA-F]{0,3}");
    private static final String HINT = "name it by its id, a tag, or as in HEAD~1; git log shows the ids";

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
