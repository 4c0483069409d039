// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Phase;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts of the official scripts, without an engine: every module parses, every malformed one
 * fails with the phrase of its assertion. The folder is the property {@code trifola.suites}.
 */
@Tag("slow")
class SuiteTextTest {
    private final List<String> problems = new ArrayList<>();
    private Features features;
    private int modules;
    private int malformed;

    @Test
    void everyModuleParsesAndEveryMalformedOneFails() throws IOException {
        Path folder = Path.of(System.getProperty("trifola.suites", ""), "spec");
        assumeTrue(Files.isDirectory(folder), "no suites");
        for (Path file : scripts(folder)) {
            script(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
        assertEquals("", String.join("\n", problems));
        assertTrue(modules > 4000, modules + " modules");
        assertTrue(malformed > 1229, malformed + " malformed texts");
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".wast")).sorted().toList();
        }
    }

    private void script(String file, byte[] text) {
        // The suite of threads is from the time before 64-bit memories.
        boolean old = file.startsWith("proposals/threads");
        features = old ? Features.ALL.without(Feature.MEMORY64) : Features.ALL;
        TokenReader in = new TokenReader(Lexer.scan(text));
        while (!in.atEnd()) {
            int end = in.tokens().closing(in.position());
            String command = in.peekOpen();
            int line = in.line();
            String place = file + ":" + line;
            if (command.equals("module")) {
                well(place, in);
            } else if (command.startsWith("assert_malformed")) {
                in.seek(in.position() + 2);
                malformed(place, in);
            } else if (command.startsWith("assert_") && !command.equals("assert_invalid_custom")) {
                in.seek(in.position() + 2);
                if (in.atOpen("module")) {
                    well(place, in);
                }
            } else if (isField(command)) {
                fields(place, in);
                continue;
            }
            in.seek(end);
            in.next();
        }
    }

    private static boolean isField(String command) {
        return switch (command) {
            case "func", "memory", "table", "global", "import", "export", "type", "data" -> true;
            default -> false;
        };
    }

    private void well(String place, TokenReader in) {
        in.expectOpen("module");
        in.accept("definition");
        String id = in.acceptId();
        if (in.at("binary") || in.at("instance")) {
            return;
        }
        modules++;
        try {
            TextModule module;
            if (in.accept("quote")) {
                module = parse(quoted(in));
            } else {
                module = WatParser.assembleFields(in, id, features, ImplementationLimits.DEFAULT);
                in.expectClose();
            }
            checkPositions(place, module);
        } catch (LoadException e) {
            problems.add(place + ": " + e.getMessage());
        }
    }

    private void fields(String place, TokenReader in) {
        modules++;
        WatParser.assembleFields(in, null, Features.ALL, ImplementationLimits.DEFAULT);
    }

    private void checkPositions(String place, TextModule module) {
        assertEquals(
                module.module(),
                Decoder.decode(module.binary(), Features.ALL, ImplementationLimits.DEFAULT),
                place);
        SourcePositions positions = module.positions();
        for (int i = 1; i < positions.count(); i++) {
            assertTrue(positions.codeOffset(i - 1) < positions.codeOffset(i), place);
        }
    }

    private void malformed(String place, TokenReader in) {
        in.expectOpen("module");
        in.accept("definition");
        in.acceptId();
        if (!in.accept("quote")) {
            return;
        }
        malformed++;
        byte[] text = quoted(in);
        in.expectClose();
        String phrase = in.name();
        try {
            parse(text);
            problems.add(place + ": no failure, expected " + phrase);
        } catch (LoadException e) {
            String message =
                    e.getMessage().startsWith("malformed annotation: ")
                            ? e.detail()
                            : e.getMessage();
            if (!message.startsWith(phrase) || e.fault().phase() != Phase.MALFORMED) {
                problems.add(
                        place + ": " + e.fault().phase() + " " + message + ", expected " + phrase);
            }
        }
    }

    private TextModule parse(byte[] text) {
        TokenReader reader = new TokenReader(Lexer.scan(text));
        return WatParser.assemble(reader, features, ImplementationLimits.DEFAULT);
    }

    private static byte[] quoted(TokenReader in) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (in.kind() == Tokens.STRING) {
            text.writeBytes(in.bytes());
        }
        return text.toByteArray();
    }
}
