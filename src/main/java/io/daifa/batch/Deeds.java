package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All deeds, by their actions. */
@Component
class Deeds {

    private final Map<Action, Deed> deeds;

    Deeds(List<Deed> deeds) {
        this.deeds = deeds.stream().collect(Collectors.toMap(Deed::action, Function.identity()));
    }

    /** The deed of that action, which must be one that is done to tasks. */
    Deed of(Action action) {
        var deed = deeds.get(action);
        if (deed == null) {
            throw new IllegalArgumentException(action + " is not done to tasks");
        }
        return deed;
    }
}
