// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON (RFC 8259) of maps, lists, texts, numbers, truth values and null; indented. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** The text of a value, with a line end. */
    static String of(Object value) {
        Json json = new Json();
        json.add(value, 0);
        return json.out.append('\n').toString();
    }

    /** An object of names and values in turn. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    private void add(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> {
                Iterator<?> names = map.keySet().iterator();
                items(
                        '{',
                        '}',
                        depth,
                        map.values(),
                        () -> {
                            text(names.next().toString());
                            out.append(": ");
                        });
            }
            case List<?> list -> items('[', ']', depth, list, () -> {});
            case String text -> text(text);
            case null -> out.append("null");
            default -> out.append(value);
        }
    }

    /** What is small stands on one line. */
    private void items(char open, char close, int depth, Iterable<?> values, Runnable name) {
        boolean flat = true;
        for (Object value : values) {
            flat &= !(value instanceof Map) && !(value instanceof List);
        }
        String separator = flat ? " " : "\n" + "  ".repeat(depth + 1);
        String before = flat ? "" : separator;
        out.append(open);
        for (Object value : values) {
            out.append(before);
            before = "," + separator;
            name.run();
            add(value, depth + 1);
        }
        out.append(flat ? "" : "\n" + "  ".repeat(depth)).append(close);
    }

    private void text(String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
