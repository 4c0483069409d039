// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

/**
 * The Java snippets of the documentation that need no context compile, run, and print what their
 * comments that begin with {@code prints:} say, line by line.
 */
@Tag("slow")
final class SnippetsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("trifola.root", "..")).toAbsolutePath().normalize();

    private static final Pattern MARKDOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final Pattern JAVADOC =
            Pattern.compile("\\{@snippet :\n(.*?)\n \\* }\n \\*\n", Pattern.DOTALL);

    private static final Pattern PRINTS = Pattern.compile("// prints: (.*)");

    /**
     * A snippet.
     *
     * @param place file and number of the snippet in it
     * @param code import declarations and statements
     */
    record Snippet(String place, String code) {
        @Override
        public String toString() {
            return place;
        }
    }

    static List<Snippet> snippets() throws IOException {
        List<Snippet> found = new ArrayList<>();
        find(found, "README.md", MARKDOWN);
        find(found, "language/src/main/java/org/trifola/wasm/api/WasmModuleInfo.java", JAVADOC);
        return found;
    }

    private static void find(List<Snippet> found, String file, Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(ROOT.resolve(file)));
        int before = found.size();
        while (matcher.find()) {
            String code = matcher.group(1).replaceAll("(?m)^ \\* ?", "");
            if (code.contains("org.graalvm")) {
                continue; // EmbeddingTest runs it, with JVMs of its own.
            }
            found.add(new Snippet(file + " " + (found.size() - before + 1), code));
        }
        assertFalse(found.size() == before, file + " has no snippets");
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippetsPrintWhatTheySay(Snippet snippet, @TempDir Path folder) throws Exception {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(source, program(snippet.code()));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                messages,
                                messages,
                                "-proc:none",
                                "-d",
                                folder.toString(),
                                "-cp",
                                classPath,
                                source.toString());
        assertEquals(0, status, messages::toString);
        String expected =
                PRINTS.matcher(snippet.code())
                        .results()
                        .map(found -> found.group(1) + "\n")
                        .collect(Collectors.joining());
        assertFalse(expected.isEmpty(), "says nothing of what it prints");
        assertEquals(expected, run(folder));
    }

    private static String program(String code) {
        String imports =
                code.lines()
                        .filter(line -> line.startsWith("import "))
                        .collect(Collectors.joining("\n"));
        String statements =
                code.lines()
                        .filter(line -> !line.startsWith("import "))
                        .collect(Collectors.joining("\n"));
        return imports
                + "\n"
                + "public class Snippet { public static void main(String[] a) throws Exception {\n"
                + statements
                + "\n} }\n";
    }

    private static String run(Path folder) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(path, SnippetsTest.class.getClassLoader())) {
            Method main = loader.loadClass("Snippet").getMethod("main", String[].class);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
