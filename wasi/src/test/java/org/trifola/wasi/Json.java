// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON without escapes by number: objects, arrays, texts and whole numbers. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The value of a text: a {@code Map}, {@code List}, {@code String} or {@code Integer}. */
    static Object parse(String text) {
        return new Json(text).value();
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String name = string();
            expect(':');
            members.put(name, value());
            skipComma();
        }
        at++;
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (peek() != ']') {
            elements.add(value());
            skipComma();
        }
        at++;
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                c = text.charAt(at++);
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
            }
            value.append(c);
        }
        at++;
        return value.toString();
    }

    private Integer number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || at == start)) {
            at++;
        }
        return Integer.valueOf(text.substring(start, at));
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new IllegalArgumentException("expected " + c + " at " + at + " of " + text);
        }
        at++;
    }

    private void skipComma() {
        if (peek() == ',') {
            at++;
        }
    }
}
