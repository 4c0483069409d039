// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of command lines and what they do: {@code $ trifola …} starts one, with the conventions of
 * {@code transcripts/README.md}. Everything else is kept as it is.
 */
final class Transcript {
    private static final String COMMAND = "$ trifola";
    private static final String INPUT = "< ";
    private static final String EXIT = "= ";

    private final List<String> lines;

    /** The transcript that a text is. */
    Transcript(String text) {
        lines = text.lines().toList();
    }

    /** One command line: where it stands, its words, its standard input, and what it shall do. */
    record Step(int line, String command, List<String> words, String input, String expected) {}

    /** The command lines in order. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(COMMAND)) {
                int end = i + 1;
                StringBuilder input = new StringBuilder();
                StringBuilder expected = new StringBuilder();
                while (end < lines.size() && !lines.get(end).isEmpty()) {
                    String line = lines.get(end++);
                    if (line.startsWith(INPUT)) {
                        input.append(line.substring(INPUT.length())).append('\n');
                    } else {
                        expected.append(line).append('\n');
                    }
                }
                String command = lines.get(i).substring(COMMAND.length()).strip();
                steps.add(
                        new Step(
                                i + 1,
                                command,
                                words(command),
                                input.toString(),
                                expected.toString()));
            }
        }
        return steps;
    }

    /** The same transcript, with what its command lines did now. */
    String with(List<String> actual) {
        StringBuilder text = new StringBuilder();
        int step = 0;
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append('\n');
            if (lines.get(i).startsWith(COMMAND)) {
                while (i + 1 < lines.size() && !lines.get(i + 1).isEmpty()) {
                    i++;
                    if (lines.get(i).startsWith(INPUT)) {
                        text.append(lines.get(i)).append('\n');
                    }
                }
                text.append(actual.get(step++));
            }
        }
        return text.toString();
    }

    /** What a command line did, as it stands in a transcript. */
    static String of(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        append(text, outcome.out(), ">");
        append(text, outcome.err(), "!");
        return text.append(EXIT).append(outcome.exit()).append('\n').toString();
    }

    private static void append(StringBuilder text, String printed, String mark) {
        int start = 0;
        while (start < printed.length()) {
            int end = printed.indexOf('\n', start);
            String line = printed.substring(start, end < 0 ? printed.length() : end);
            text.append(mark).append(end < 0 ? "~" : "").append(line.isEmpty() ? "" : " ");
            text.append(line.replaceAll("\\.\\.\\. \\d+ more", "... N more")).append('\n');
            start = end < 0 ? printed.length() : end + 1;
        }
    }

    /** Splits at spaces; what is between single quotes stays together. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        boolean quoted = false;
        for (char c : (command + " ").toCharArray()) {
            if (c == ' ' && !quoted) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == '\'') {
                quoted = !quoted;
            } else {
                word.append(c);
            }
        }
        return words;
    }
}
