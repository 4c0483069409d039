// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Mutations of correct texts: whatever the text, there is a module or a {@link LoadException}. */
@Tag("slow")
class WatFuzzTest {
    private static final long SEED = 20260730;
    private static final long LONGEST_NANOS = 10_000_000_000L;
    private static final int ROUNDS = Boolean.getBoolean("trifola.full") ? 2_000_000 : 40_000;

    /** Characters and words that mean something somewhere. */
    private static final String[] PIECES = {
        "(",
        ")",
        "\"",
        "\\",
        ";;",
        "(;",
        ";)",
        "(@a ",
        "$",
        "$x",
        "0",
        "-1",
        "4294967296",
        "0x",
        "end",
        "else",
        "then",
        "i32",
        "(ref null 99999999999)",
        "offset=",
        "align=0",
        "nan:0x0",
        "\n",
        "\u0000",
        "\ud800",
        "é",
        "(@custom \"a\" (after ",
        "(@name ",
        "(param $x i32)",
        "(result",
        "(type 0)",
        "(type 4294967295)",
        "(rec ",
        "(table 99999999999 funcref)",
        "1e99999999999",
        "(block",
        "(if",
        "(try (do",
        "(catch 0)",
        "(delegate 0)",
        "delegate",
        "4294967295"
    };

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whateverTheTextThereIsAModuleOrAFailure() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Snippets snippet : Snippets.read("snippets.wat")) {
            texts.add(snippet.text() + "\n");
        }
        Random random = new Random(SEED);
        int modules = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = texts.get(random.nextInt(texts.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                text = mutate(text, texts, random);
            }
            long start = System.nanoTime();
            modules += parses(text) ? 1 : 0;
            assertTrue(System.nanoTime() - start < LONGEST_NANOS, text);
        }
        assertTrue(modules > ROUNDS / 100, modules + " of the mutations still are modules");
    }

    private static boolean parses(String text) {
        try {
            WatParser.assemble(text, Features.ALL, ImplementationLimits.DEFAULT);
            return true;
        } catch (LoadException e) {
            assertTrue(e.getMessage().startsWith(e.fault().phrase()), text);
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(text, e);
        }
    }

    private static String mutate(String text, List<String> texts, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + piece(random) + text.substring(at);
            case 2 -> text.substring(0, at) + piece(random) + text.substring(end);
            case 3 -> text.substring(0, end) + text.substring(at);
            default -> text.substring(0, at) + other(texts, random) + text.substring(end);
        };
    }

    private static String piece(Random random) {
        return PIECES[random.nextInt(PIECES.length)];
    }

    private static String other(List<String> texts, Random random) {
        String other = texts.get(random.nextInt(texts.size()));
        int from = random.nextInt(other.length());
        return other.substring(from, Math.min(other.length(), from + random.nextInt(40)));
    }
}
