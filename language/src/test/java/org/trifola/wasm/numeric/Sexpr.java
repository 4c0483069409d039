// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parenthesised text, just enough to read well-formed test scripts without the real parser. */
sealed interface Sexpr {

    /** A word, or a string with its quotes. */
    record Atom(String text) implements Sexpr {}

    /** A list and the line on which it starts. */
    record Form(int line, List<Sexpr> items) implements Sexpr {

        /** The first word, or "" if there is none. */
        String head() {
            return !items.isEmpty() && items.getFirst() instanceof Atom(String text) ? text : "";
        }

        /** The word at an index, without quotes, or "" if there is none. */
        String word(int index) {
            return index < items.size() && items.get(index) instanceof Atom(String text)
                    ? text.replaceAll("^\"|\"$", "")
                    : "";
        }

        /** The items that are lists. */
        List<Form> forms() {
            return items.stream().filter(Form.class::isInstance).map(Form.class::cast).toList();
        }

        /** The items that are lists which start with a word. */
        List<Form> forms(String head) {
            return forms().stream().filter(form -> form.head().equals(head)).toList();
        }
    }

    /** Line comments, block comments without nesting, strings, parentheses, words, newlines. */
    Pattern TOKEN =
            Pattern.compile(";;[^\n]*|\\(;.*?;\\)|\"[^\"]*\"|[()]|[^\\s()\";]+|\n", Pattern.DOTALL);

    /** Reads all lists of a text. */
    static List<Form> read(String text) {
        Deque<Form> open = new ArrayDeque<>();
        open.push(new Form(0, new ArrayList<>()));
        int line = 1;
        // Strings matter only for their numerals: escaped quotes may go, to keep tokens simple.
        String plain = text.replace("\\\\", "").replace("\\\"", "");
        Matcher matcher = TOKEN.matcher(plain);
        while (matcher.find()) {
            String token = matcher.group();
            switch (token.charAt(0)) {
                case '(' -> {
                    if (token.length() == 1) {
                        Form form = new Form(line, new ArrayList<>());
                        open.element().items().add(form);
                        open.push(form);
                    }
                }
                case ')' -> open.pop();
                case ';', '\n' -> {}
                default -> open.element().items().add(new Atom(token));
            }
            line += (int) token.chars().filter(c -> c == '\n').count();
        }
        if (open.size() != 1) {
            throw new IllegalArgumentException("unbalanced parentheses");
        }
        return open.pop().forms();
    }
}
