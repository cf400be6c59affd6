package io.gitproc.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a unit of which nothing is left stands to the others.
 *
 * @param upheld whether another one has it started again, whatever its {@code Restart=} says
 * @param call when it runs, if only when it is called
 */
record Standing(boolean upheld, Optional<Call> call) {

    static Standing ofItsOwn() {
        return new Standing(false, Optional.empty());
    }

    /**
     * It runs only when another one fails or ends.
     *
     * @param note when, for people: {@code runs when web.service fails}
     * @param reason of the call that it has not followed yet: {@code web.service failed}
     */
    record Call(String note, Optional<String> reason) {
        static Call of(List<String> occasions, Optional<String> reason) {
            return new Call("runs " + String.join(", ", occasions), reason);
        }
    }
}
