// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of the geometric means: a bar for each engine and group of kernels, which begins at the
 * engine to compare with. The scale is logarithmic, so that half and double are equally far.
 */
final class Chart {
    private static final int WIDTH = 860;
    private static final int LEFT = 190;
    private static final int RIGHT = 60;
    private static final int BAR = 15;
    private static final int GAP = 10;
    private static final int TITLE = 44;

    /** The ends of the scale, as exponents of two. */
    private static final int LEAST = -2;

    private static final int MOST = 7;

    private static final List<String> COLORS =
            List.of("#d9480f", "#862e9c", "#f59f00", "#1971c2", "#868e96", "#495057", "#2f9e44");

    private final Results results;
    private final String base;
    private final List<String> engines;
    private final StringBuilder svg = new StringBuilder();
    private int y;

    /**
     * A chart.
     *
     * @param results what was measured
     * @param base the engine that the others are compared with
     */
    Chart(Results results, String base) {
        this.results = results;
        this.base = base;
        engines = new ArrayList<>(results.engines());
        engines.remove(base);
    }

    /**
     * Draws it.
     *
     * @return the text of an SVG picture
     */
    String draw() {
        for (Metric metric : List.of(Metric.STEADY, Metric.FIRST)) {
            drawMetric(metric);
        }
        String head =
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                                + " width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                                + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\""
                                + " fill=\"white\"/>%n",
                        WIDTH,
                        y + GAP,
                        WIDTH,
                        y + GAP);
        return head + svg + "</svg>\n";
    }

    private static double x(double ratio) {
        double exponent = Math.log(ratio) / Math.log(2);
        double clamped = Math.max(LEAST, Math.min(MOST, exponent));
        return LEFT + (clamped - LEAST) * (WIDTH - LEFT - RIGHT) / (MOST - LEAST);
    }

    private void drawMetric(Metric metric) {
        List<String> groups = new ArrayList<>(Tables.GROUPS);
        groups.removeIf(group -> results.ratios(metric, base, base, group).isEmpty());
        int top = y + TITLE;
        int height = groups.size() * (engines.size() * BAR + GAP);
        text(10, y + 18, "start", "14", metric.label() + ": " + metric.meaning());
        for (int exponent = LEAST; exponent <= MOST; exponent++) {
            double ratio = Math.pow(2, exponent);
            line(x(ratio), top, top + height, exponent == 0 ? "#000" : "#ddd");
            text(x(ratio), top - 6, "middle", "10", Statistics.threeDigits(ratio) + "×");
        }
        y = top + GAP / 2;
        for (String group : groups) {
            text(10, y + BAR, "start", "12", Tables.groupName(group));
            for (int i = 0; i < engines.size(); i++) {
                drawBar(metric, group, i);
            }
            y += GAP;
        }
        y = top + height + GAP;
    }

    private void drawBar(Metric metric, String group, int index) {
        String engine = engines.get(index);
        List<Double> ratios = results.ratios(metric, engine, base, group);
        int row = y;
        y += BAR;
        text(LEFT - 6, row + BAR - 4, "end", "10", engine);
        if (ratios.isEmpty()) {
            return;
        }
        double mean = Statistics.geometricMean(ratios);
        double from = Math.min(x(1), x(mean));
        double to = Math.max(x(1), x(mean));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                        from,
                        row + 1,
                        Math.max(1, to - from),
                        BAR - 3,
                        COLORS.get(index % COLORS.size())));
        text(to + 4, row + BAR - 4, "start", "10", Statistics.threeDigits(mean));
    }

    private void line(double x, int from, int to, String color) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
                        x,
                        from,
                        x,
                        to,
                        color));
    }

    private void text(double x, int baseline, String anchor, String size, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" font-size=\"%s\">%s</text>%n",
                        x,
                        baseline,
                        anchor,
                        size,
                        Table.escape(text)));
    }
}
