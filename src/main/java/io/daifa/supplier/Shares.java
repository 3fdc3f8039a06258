package io.daifa.supplier;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import io.daifa.supplier.SupplierOrder.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shares lines out among few suppliers where none can send all: again and again to the one who can send the most of what is left. */
final class Shares {

    private final Market market;
    private final Comparator<Share> order;

    Shares(Market market, Comparator<Candidate> preference) {
        this.market = market;
        this.order = comparingInt((Share share) -> -share.lines().size())
                .thenComparing(comparing(Share::candidate, preference));
    }

    /** What one supplier is to send. */
    record Share(Candidate candidate, List<Line> lines) {}

    /** The shares, the largest first; lines that nobody may be asked for are in none. */
    List<Share> of(List<Line> lines) {
        var shares = new ArrayList<Share>();
        var left = new ArrayList<>(lines);
        for (var next = largest(left, shares); next.isPresent(); next = largest(left, shares)) {
            shares.add(next.get());
            left.removeAll(next.get().lines());
        }
        return shares;
    }

    private Optional<Share> largest(List<Line> left, List<Share> taken) {
        return market.suppliers().stream()
                .filter(supplier -> !market.asked().containsKey(supplier.id()))
                .filter(supplier -> taken.stream()
                        .noneMatch(share -> share.candidate().supplier().equals(supplier)))
                .map(supplier -> shareOf(supplier, left))
                .flatMap(Optional::stream)
                .min(order);
    }

    /** Article by article, because a stock is judged for all its lines, and a limit for all that is taken. */
    private Optional<Share> shareOf(Supplier supplier, List<Line> left) {
        var articles = left.stream()
                .filter(line -> market.isOffered(supplier, line))
                .collect(groupingBy(
                        line -> market.order().line(line.line()).sku(), LinkedHashMap::new, Collectors.toList()));
        var share = Optional.<Share>empty();
        for (var article : articles.values()) {
            var lines = new ArrayList<Line>();
            share.ifPresent(taken -> lines.addAll(taken.lines()));
            lines.addAll(article);
            var candidate = market.judge(supplier, lines);
            if (candidate.isNext()) {
                share = Optional.of(new Share(candidate, List.copyOf(lines)));
            }
        }
        return share;
    }
}
