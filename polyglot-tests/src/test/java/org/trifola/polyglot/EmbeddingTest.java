// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The example of the README compiles and runs, in programs of its own: on the class path, and as a
 * module that requires the polyglot API only, so that the engine is found as a service. So does the
 * host module of docs/HOST-MODULES.md, which is found as a service by the engine.
 */
@Tag("slow")
final class EmbeddingTest {
    private static final Path ROOT = Path.of(System.getProperty("trifola.root", ".."));

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir private Path folder;

    private static List<Path> classPath() {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> entries = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            entries.add(Path.of(entry));
        }
        return entries;
    }

    /** Whether a jar or folder is a module that says so itself. */
    private static boolean isModule(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll().stream()
                    .anyMatch(module -> !module.descriptor().isAutomatic());
        } catch (FindException e) {
            return false;
        }
    }

    private static String join(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Writes a program around the statements of the README. */
    private Path program() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String example = readme.substring(readme.indexOf("```java\n") + 8);
        example = example.substring(0, example.indexOf("```"));
        int statements = example.indexOf("\n\n");
        String text =
                "package demo;\n"
                        + example.substring(0, statements)
                        + "\n"
                        + "public final class Main {\n"
                        + "    public static void main(String[] args) {"
                        + example.substring(statements)
                        + "    }\n}\n";
        return Files.writeString(folder.resolve("Main.java"), text);
    }

    /** Runs a tool of the JDK and gives what it writes. */
    private String run(String tool, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JDK.resolve(tool).toString()));
        command.addAll(arguments);
        Path output = folder.resolve(tool + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        int status = builder.redirectOutput(output.toFile()).start().waitFor();
        String written = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, status, written);
        return written;
    }

    private static List<String> options(String... last) {
        List<String> options = new ArrayList<>();
        options.add("--sun-misc-unsafe-memory-access=allow");
        options.add("-Dpolyglot.engine.WarnInterpreterOnly=false");
        options.addAll(List.of(last));
        return options;
    }

    @Test
    void onTheClassPath() throws Exception {
        String path = join(classPath());
        String classes = folder.resolve("classes").toString();
        run("javac", List.of("-cp", path, "-d", classes, program().toString()));
        String all = path + File.pathSeparator + classes;
        String access = "--enable-native-access=ALL-UNNAMED";
        assertEquals("42\n", run("java", options(access, "-cp", all, "demo.Main")));
    }

    @Test
    void onTheModulePath() throws Exception {
        List<Path> modules = new ArrayList<>(classPath());
        modules.removeIf(entry -> !isModule(entry));
        String path = join(modules);
        Path descriptor = folder.resolve("module-info.java");
        Files.writeString(descriptor, "module demo {\n    requires org.graalvm.polyglot;\n}\n");
        String classes = folder.resolve("classes").toString();
        String main = program().toString();
        run("javac", List.of("-p", path, "-d", classes, descriptor.toString(), main));
        String all = path + File.pathSeparator + classes;
        String access = "--enable-native-access=org.graalvm.truffle";
        assertEquals("42\n", run("java", options(access, "-p", all, "-m", "demo/demo.Main")));
    }

    /** The blocks of Java in the page on host modules: the provider and the module descriptor. */
    private List<Path> hostModule() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/HOST-MODULES.md"));
        String[] blocks = page.split("```(java\n)?");
        return List.of(
                Files.writeString(folder.resolve("TextModule.java"), blocks[1]),
                Files.writeString(folder.resolve("module-info.java"), blocks[3]));
    }

    /** A program that knows nothing of the host module that its guest imports. */
    private Path guest() throws IOException {
        String text =
                """
                package guest;
                import org.graalvm.polyglot.*;
                public final class Main {
                    public static void main(String[] arguments) throws Exception {
                        String text = \"""
                            (module
                              (import 'text' 'print' (func $print (param i32 i32) (result i32)))
                              (memory 1)
                              (data (i32.const 8) 'printed: ')
                              (func (export 'run') (param i32) (result i32)
                                (call $print (i32.const 8) (local.get 0))))
                            \""".replace("'", "\\"");
                        Source source = Source.newBuilder("wasm", text, "t.wat").mimeType("text/x-wat").build();
                        try (Context context = Context.create("wasm")) {
                            Value run = context.eval(source).newInstance().getMember("exports").getMember("run");
                            System.out.println(run.execute(9));
                            try {
                                run.execute(-1);
                            } catch (PolyglotException e) {
                                System.out.println(e.getMessage());
                            }
                        }
                    }
                }
                """;
        return Files.writeString(folder.resolve("Main.java"), text);
    }

    private static final String PRINTED = "printed: 9\na text of -1 bytes\n";

    @Test
    void aHostModuleOnTheClassPath() throws Exception {
        String path = join(classPath());
        Path classes = folder.resolve("classes");
        String provider = hostModule().getFirst().toString();
        run("javac", List.of("-cp", path, "-d", classes.toString(), provider, guest().toString()));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Path service = services.resolve("org.trifola.wasm.host.HostModuleProvider");
        Files.writeString(service, "demo.TextModule\n");
        String all = path + File.pathSeparator + classes;
        String access = "--enable-native-access=ALL-UNNAMED";
        assertEquals(PRINTED, run("java", options(access, "-cp", all, "guest.Main")));
    }

    @Test
    void aHostModuleOnTheModulePath() throws Exception {
        List<Path> modules = new ArrayList<>(classPath());
        modules.removeIf(entry -> !isModule(entry));
        String path = join(modules);
        List<String> arguments =
                new ArrayList<>(List.of("-p", path, "-Xlint:all,-processing", "-Werror", "-d"));
        arguments.add(folder.resolve("modules/demo.text").toString());
        hostModule().forEach(file -> arguments.add(file.toString()));
        run("javac", arguments);
        Path descriptor = folder.resolve("module-info.java");
        Files.writeString(descriptor, "module guest {\n    requires org.graalvm.polyglot;\n}\n");
        String classes = folder.resolve("modules/guest").toString();
        String main = guest().toString();
        run("javac", List.of("-p", path, "-d", classes, descriptor.toString(), main));
        String all = path + File.pathSeparator + folder.resolve("modules");
        String access = "--enable-native-access=org.graalvm.truffle";
        assertEquals(PRINTED, run("java", options(access, "-p", all, "-m", "guest/guest.Main")));
    }
}
