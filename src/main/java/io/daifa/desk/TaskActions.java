package io.daifa.desk;

import java.util.List;
import java.util.stream.Stream;

/** What can be done to many tasks at once: the batches' deeds, and the numbers that are pasted. */
enum TaskActions {
    CONFIRM("order-desk", "Task_ConfirmOrder"),
    ASSIGN("purchasing", "Task_ChooseSupplier Task_HandleSupplier Task_ChaseShipment"),
    CHASE("purchasing", "Task_HandleSupplier Task_ChaseShipment"),
    NUMBERS("purchasing", "Task_HandleSupplier Task_ChaseShipment"),
    AGREE("aftersales", "Task_DecideCase"),
    REFUND("aftersales", "Task_RefundByHand"),
    HOLD("order-desk purchasing", "");

    private final String desks;
    private final String elements;

    TaskActions(String desks, String elements) {
        this.desks = desks;
        this.elements = elements;
    }

    /** What this person may do at a desk's tasks, of that kind where one was chosen. */
    static List<TaskActions> at(String desk, String element, Allowed allowed) {
        return Stream.of(values())
                .filter(action -> has(action.desks, desk))
                .filter(action -> element.isEmpty() || action.elements.isEmpty() || has(action.elements, element))
                .filter(action -> action != HOLD || allowed.batch())
                .toList();
    }

    private static boolean has(String words, String word) {
        return List.of(words.split(" ", -1)).contains(word);
    }
}
