// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the modules in binary form in a script, without the text parser. */
final class ScriptBinaries {
    /**
     * A module of a script.
     *
     * @param place file and number of the module in it
     * @param command the assertion around it, or the empty string
     * @param bytes the binary
     * @param message what the assertion expects, or null
     */
    record Binary(String place, String command, byte[] bytes, String message) {}

    private static final Pattern TOKEN =
            Pattern.compile(
                    ";;[^\n]*+|\\(;.*?;\\)|\"(?:[^\"\\\\]++|\\\\.)*+\"|[()]|[^\\s()\";]++",
                    Pattern.DOTALL);

    private ScriptBinaries() {}

    static List<Binary> in(Path script) throws IOException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(Files.readString(script));
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.startsWith(";;") && !token.startsWith("(;")) {
                tokens.add(token);
            }
        }
        List<Binary> found = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            int head = i + 1;
            if (tokens.get(i).equals("module") && tokens.get(i - 1).equals("(")) {
                while (tokens.get(head).startsWith("$") || tokens.get(head).equals("definition")) {
                    head++;
                }
                if (tokens.get(head).equals("binary")) {
                    String place = script.getFileName() + " module " + found.size();
                    found.add(binary(place, tokens, i, head + 1));
                }
            }
        }
        return found;
    }

    private static Binary binary(String place, List<String> tokens, int module, int first) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = first;
        for (; tokens.get(i).startsWith("\""); i++) {
            bytes.writeBytes(unescape(tokens.get(i)));
        }
        String before = module >= 2 ? tokens.get(module - 2) : "";
        String command = before.startsWith("assert_") ? before : "";
        String message = command.isEmpty() ? null : tokens.get(i + 1);
        return new Binary(
                place,
                command,
                bytes.toByteArray(),
                message == null ? null : new String(unescape(message), StandardCharsets.UTF_8));
    }

    /** The bytes of a string token (spec 6.3.3), of which no suite uses all escapes. */
    private static byte[] unescape(String token) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String text = token.substring(1, token.length() - 1);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c != '\\') {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            } else if (Character.digit(text.charAt(i + 1), 16) >= 0) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                int escape = "tnr\"'\\".indexOf(text.charAt(i + 1));
                if (escape < 0) {
                    throw new IllegalArgumentException(token);
                }
                bytes.write("\t\n\r\"'\\".charAt(escape));
                i += 2;
            }
        }
        return bytes.toByteArray();
    }
}
