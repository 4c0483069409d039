// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what mx.wasm/suite.py is: dictionaries, lists, strings without escapes, and comments. */
final class PythonLiteral {
    private final String text;
    private int at;

    private PythonLiteral(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The value of the assignment to a name at the start of a line. */
    static Map<?, ?> assigned(String name, String text) {
        String start = "\n" + name + " = ";
        int at = text.indexOf(start);
        if (at < 0) {
            throw new IllegalArgumentException("no assignment to " + name);
        }
        PythonLiteral literal = new PythonLiteral(text, at + start.length());
        Map<?, ?> value = (Map<?, ?>) literal.value();
        literal.skipBlanks();
        if (literal.at < text.length()) {
            throw literal.unexpected();
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        return switch (text.charAt(at)) {
            case '{' -> dictionary();
            case '[' -> list();
            case '"' -> string();
            default -> throw unexpected();
        };
    }

    private Map<String, Object> dictionary() {
        Map<String, Object> map = new LinkedHashMap<>();
        expect('{');
        while (!accept('}')) {
            skipBlanks();
            String key = string();
            expect(':');
            if (map.put(key, value()) != null) {
                throw new IllegalArgumentException("twice: " + key);
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        expect('[');
        while (!accept(']')) {
            list.add(value());
            if (!accept(',')) {
                expect(']');
                break;
            }
        }
        return list;
    }

    private String string() {
        expect('"');
        int end = text.indexOf('"', at);
        String string = text.substring(at, end);
        if (string.indexOf('\\') >= 0 || string.indexOf('\n') >= 0) {
            throw unexpected();
        }
        at = end + 1;
        return string;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw unexpected();
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean found = at < text.length() && text.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (c == ' ' || c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    private IllegalArgumentException unexpected() {
        long line = text.substring(0, at).lines().count();
        return new IllegalArgumentException("suite.py: unexpected text in line " + line);
    }
}
