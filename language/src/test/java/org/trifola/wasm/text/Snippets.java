// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases of a resource: each starts with a line {@code ;; case} and its name, then lines of
 * text, then what is expected in lines that start with {@code ;; =}.
 *
 * @param name what the case shows
 * @param text the text in the middle
 * @param expected what is expected, lines joined by line feeds
 */
record Snippets(String name, String text, String expected) {
    private static final String CASE = ";; case ";
    private static final String EXPECTED = ";; =";

    static List<Snippets> read(String resource) throws IOException {
        String file;
        try (InputStream in = Snippets.class.getResourceAsStream(resource)) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Snippets> cases = new ArrayList<>();
        for (String part : file.split("(?m)^" + CASE)) {
            int lineEnd = part.indexOf('\n');
            int expectedAt = part.indexOf("\n" + EXPECTED);
            if (expectedAt < 0) {
                continue;
            }
            String text = part.substring(lineEnd + 1, expectedAt + 1);
            String expected =
                    part.substring(expectedAt + 1)
                            .lines()
                            .filter(line -> line.startsWith(EXPECTED))
                            .map(line -> line.substring(EXPECTED.length()).strip())
                            .reduce((a, b) -> a + "\n" + b)
                            .orElse("");
            cases.add(new Snippets(part.substring(0, lineEnd), text, expected));
        }
        return cases;
    }

    @Override
    public String toString() {
        return name;
    }
}
