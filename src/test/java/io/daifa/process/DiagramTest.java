package io.daifa.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.process.Models.Model;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Group;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the drawing to what people can read: everything drawn, nothing overlapping, no crossing flows, small enough for a screen. */
class DiagramTest {

    private static final int GRID = 5;
    private static final double WIDEST = 2800;
    private static final double HIGHEST = 1300;

    /** A shape with its bounds. */
    private record Shape(BaseElement element, Rectangle2D bounds) {

        @Override
        public String toString() {
            return element.getId();
        }
    }

    /** A flow with its way, bend by bend. */
    private record Edge(SequenceFlow flow, List<Point2D> way) {

        List<Line2D> stretches() {
            var stretches = new ArrayList<Line2D>();
            for (int i = 1; i < way.size(); i++) {
                stretches.add(new Line2D.Double(way.get(i - 1), way.get(i)));
            }
            return stretches;
        }

        boolean runsThrough(Rectangle2D bounds) {
            return stretches().stream().anyMatch(stretch -> stretch.intersects(bounds));
        }

        @Override
        public String toString() {
            return flow.getId();
        }
    }

    static List<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsDrawn(Model model) {
        var drawn = Stream.concat(
                        model.all(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        model.all(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .toList();
        assertThat(drawn)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .containsAll(model.all(FlowNode.class))
                .containsAll(model.all(SequenceFlow.class))
                .containsAll(model.all(Group.class));
    }

    @Test
    void theFiveBlocksStandFromLeftToRightUnderTheArticlesHeadings() {
        var order = models().stream()
                .filter(model -> model.name().equals("dropship-order"))
                .findFirst()
                .orElseThrow();

        assertThat(blocks(order))
                .extracting(block -> ((Group) block.element()).getCategory().getValue())
                .containsExactly(
                        "1 Confirm order 确认订单信息",
                        "2 Contact supplier 与供应商联系",
                        "3 Arrange shipment 安排发货",
                        "4 Track logistics 跟踪物流情况",
                        "5 After-sales 处理售后问题");
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachStepStandsInOneBlockAndBlocksDoNotOverlap(Model model) {
        var blocks = blocks(model);
        assertThat(steps(model))
                .filteredOn(step -> !belongsToNoStep(step.element()))
                .allSatisfy(step -> assertThat(blocks)
                        .as(step.toString())
                        .filteredOn(block -> block.bounds().contains(step.bounds()))
                        .hasSize(1));
        assertThat(overlaps(blocks)).isEmpty();
    }

    /** A cancellation may come in each of the five steps: it stands below them all. */
    private static boolean belongsToNoStep(BaseElement element) {
        return element.getId().equals("EventSubprocess_Cancelled")
                || (element.getParentElement() instanceof BaseElement parent && belongsToNoStep(parent));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noShapeOverlapsAnother(Model model) {
        assertThat(overlaps(steps(model))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsStandClearOfShapesOfFlowsAndOfEachOther(Model model) {
        var labels = labels(model);
        var steps = steps(model).stream()
                .filter(step -> !(step.element() instanceof SubProcess))
                .toList();
        var edges = edges(model);
        var collisions = new ArrayList<String>();
        labels.forEach(label -> {
            steps.stream()
                    .filter(step -> step.bounds().intersects(label.bounds()))
                    .forEach(step -> collisions.add("label of " + label + " on " + step));
            edges.stream()
                    .filter(edge -> edge.runsThrough(label.bounds()))
                    .forEach(edge -> collisions.add("label of " + label + " on " + edge));
        });
        assertThat(labels).isNotEmpty();
        assertThat(collisions).isEmpty();
        assertThat(overlaps(labels)).isEmpty();
        assertThat(model.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getName() != null)
                .allSatisfy(flow -> assertThat(labels)
                        .as("the label of %s", flow.getId())
                        .anyMatch(label -> label.element().equals(flow)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsRunStraightFromBorderToBorder(Model model) {
        var steps = steps(model);
        assertThat(edges(model)).allSatisfy(edge -> {
            assertThat(edge.stretches())
                    .as(edge.toString())
                    .allMatch(stretch -> stretch.getX1() == stretch.getX2() || stretch.getY1() == stretch.getY2());
            assertThat(onTheBorder(
                            bounds(steps, edge.flow().getSource()), edge.way().get(0)))
                    .as("%s leaves its source", edge)
                    .isTrue();
            assertThat(onTheBorder(
                            bounds(steps, edge.flow().getTarget()),
                            edge.way().get(edge.way().size() - 1)))
                    .as("%s reaches its target", edge)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void noFlowRunsThroughAShape(Model model) {
        var steps = steps(model);
        assertThat(edges(model))
                .allSatisfy(edge -> assertThat(steps)
                        .as("shapes under %s", edge)
                        .filteredOn(step -> !(step.element() instanceof SubProcess))
                        .filteredOn(step -> edge.runsThrough(inside(step.bounds())))
                        .filteredOn(step -> !step.element().equals(edge.flow().getSource())
                                && !step.element().equals(edge.flow().getTarget()))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("models")
    void noFlowCrossesAnother(Model model) {
        var edges = edges(model);
        var crossings = new ArrayList<String>();
        for (int i = 0; i < edges.size(); i++) {
            for (int j = i + 1; j < edges.size(); j++) {
                if (cross(edges.get(i), edges.get(j))) {
                    crossings.add(edges.get(i) + " and " + edges.get(j));
                }
            }
        }
        assertThat(crossings).isEmpty();
    }

    /** Flows may touch only where they run into the same target; and there they join, and do not cross. */
    private static boolean cross(Edge one, Edge other) {
        var join = one.flow().getTarget().equals(other.flow().getTarget());
        return one.stretches().stream()
                .anyMatch(a -> other.stretches().stream()
                        .anyMatch(b -> a.intersectsLine(b) && !(join && oneEndsOnTheOther(a, b))));
    }

    private static boolean oneEndsOnTheOther(Line2D a, Line2D b) {
        return a.ptSegDist(b.getP1()) == 0
                || a.ptSegDist(b.getP2()) == 0
                || b.ptSegDist(a.getP1()) == 0
                || b.ptSegDist(a.getP2()) == 0;
    }

    @ParameterizedTest
    @MethodSource("models")
    void shapesStandOnTheGridAndTheWholeFitsOnAScreen(Model model) {
        assertThat(steps(model)).allSatisfy(step -> {
            assertThat(step.bounds().getCenterX() % GRID).as(step.toString()).isZero();
            assertThat(step.bounds().getCenterY() % GRID).as(step.toString()).isZero();
        });
        var whole = shapes(model)
                .map(Shape::bounds)
                .reduce(Rectangle2D::createUnion)
                .orElseThrow();
        assertThat(whole.getWidth()).isLessThanOrEqualTo(WIDEST);
        assertThat(whole.getHeight()).isLessThanOrEqualTo(HIGHEST);
    }

    private static List<String> overlaps(List<Shape> shapes) {
        var overlaps = new ArrayList<String>();
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = i + 1; j < shapes.size(); j++) {
                var one = shapes.get(i);
                var other = shapes.get(j);
                if (one.bounds().intersects(other.bounds())
                        && !belongsTo(one.element(), other.element())
                        && !belongsTo(other.element(), one.element())) {
                    overlaps.add(one + " and " + other);
                }
            }
        }
        return overlaps;
    }

    /** Whether the one sits on the border of the other, or within it. */
    private static boolean belongsTo(BaseElement one, BaseElement other) {
        return (one instanceof BoundaryEvent event && event.getAttachedTo().equals(other))
                || Objects.equals(one.getParentElement(), other);
    }

    private static boolean onTheBorder(Rectangle2D bounds, Point2D point) {
        var outside = new Rectangle2D.Double(
                bounds.getX() - 1, bounds.getY() - 1, bounds.getWidth() + 2, bounds.getHeight() + 2);
        return outside.contains(point) && !nearTheMiddle(bounds).contains(point);
    }

    /** A gateway's sides are slanted: half the way out from its middle. */
    private static Rectangle2D nearTheMiddle(Rectangle2D bounds) {
        return new Rectangle2D.Double(
                bounds.getX() + bounds.getWidth() / 4,
                bounds.getY() + bounds.getHeight() / 4,
                bounds.getWidth() / 2,
                bounds.getHeight() / 2);
    }

    private static Rectangle2D inside(Rectangle2D bounds) {
        return new Rectangle2D.Double(
                bounds.getX() + 1, bounds.getY() + 1, bounds.getWidth() - 2, bounds.getHeight() - 2);
    }

    private static Rectangle2D bounds(List<Shape> shapes, FlowNode node) {
        return shapes.stream()
                .filter(shape -> shape.element().equals(node))
                .findFirst()
                .orElseThrow()
                .bounds();
    }

    private static List<Shape> steps(Model model) {
        return shapes(model)
                .filter(shape -> !(shape.element() instanceof Group))
                .toList();
    }

    private static List<Shape> blocks(Model model) {
        return shapes(model)
                .filter(shape -> shape.element() instanceof Group)
                .sorted(Comparator.comparing(shape -> shape.bounds().getX()))
                .toList();
    }

    private static Stream<Shape> shapes(Model model) {
        return model.all(BpmnShape.class).stream()
                .map(shape -> new Shape(shape.getBpmnElement(), rectangle(shape.getBounds())));
    }

    private static List<Shape> labels(Model model) {
        return model.all(BpmnLabel.class).stream()
                .map(label -> new Shape(labelled(label), rectangle(label.getBounds())))
                .toList();
    }

    private static BaseElement labelled(BpmnLabel label) {
        return label.getParentElement() instanceof BpmnShape shape
                ? shape.getBpmnElement()
                : ((BpmnEdge) label.getParentElement()).getBpmnElement();
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<Edge> edges(Model model) {
        return model.all(BpmnEdge.class).stream()
                .map(edge -> new Edge(
                        (SequenceFlow) edge.getBpmnElement(),
                        edge.getWaypoints().stream().map(DiagramTest::point).toList()))
                .toList();
    }

    private static Point2D point(Waypoint waypoint) {
        return new Point2D.Double(waypoint.getX(), waypoint.getY());
    }
}
