package io.daifa.process;

import java.util.Set;

/**
 * What a gateway asks before a wait, and asks again after it: read from the diagram.
 *
 * @param gateway the gateway's bean; its method {@code of} answers
 * @param locks the beans that listen to the gateway's start and take the lock
 * @param waiting the answers that lead (back) into a wait for the same message
 */
record Question(String gateway, Set<String> locks, Set<String> waiting) {}
