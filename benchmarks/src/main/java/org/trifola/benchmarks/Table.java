// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of the report: a title, a head, and rows of as many cells; all but the first are numbers.
 */
final class Table {
    private final String title;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param title what stands above it
     * @param head the cells above the columns
     */
    Table(String title, List<String> head) {
        this.title = title;
        this.head = List.copyOf(head);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as the head has
     */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /**
     * Whether there is anything to show: a row with more than dashes.
     *
     * @return whether it has such a row
     */
    boolean isEmpty() {
        for (List<String> row : rows) {
            for (String cell : row.subList(1, row.size())) {
                if (!cell.equals(Statistics.threeDigits(Double.NaN))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The table in Markdown.
     *
     * @return its text
     */
    String toMarkdown() {
        StringBuilder text = new StringBuilder("### " + title + "\n\n");
        text.append("| ").append(String.join(" | ", head)).append(" |\n|---|");
        text.append("---:|".repeat(head.size() - 1)).append('\n');
        for (List<String> row : rows) {
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
        }
        return text.append('\n').toString();
    }

    /**
     * The table in HTML.
     *
     * @return its text
     */
    String toHtml() {
        StringBuilder text = new StringBuilder("<h3>" + escape(title) + "</h3>\n<table>\n");
        appendRow(text, head, "th");
        for (List<String> row : rows) {
            appendRow(text, row, "td");
        }
        return text.append("</table>\n").toString();
    }

    private static void appendRow(StringBuilder text, List<String> cells, String tag) {
        text.append("<tr>");
        for (String cell : cells) {
            text.append('<').append(tag).append('>').append(escape(cell));
            text.append("</").append(tag).append('>');
        }
        text.append("</tr>\n");
    }

    /**
     * Text as HTML and SVG need it.
     *
     * @param text any text
     * @return the same without what would be markup
     */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
