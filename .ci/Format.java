// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or applies google-java-format (AOSP style) to every Java file of the project, in one JVM.
 * Run by the build as {@code java Format.java check|apply FOLDER}.
 */
public final class Format {
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea");

    /** The instruction table, which is aligned by hand, and its mirror, which a test generates. */
    private static final Set<String> TABLES = Set.of("Opcode.java", "Op.java");

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]);
        List<Path> files = javaFiles(root);
        List<Path> wrong = files.parallelStream().filter(file -> !format(file, apply)).toList();
        for (Path file : wrong) {
            System.err.println((apply ? "formatted " : "not formatted: ") + root.relativize(file));
        }
        if (!apply && !wrong.isEmpty()) {
            System.err.println("To format all files: mvn -N -Pformat verify");
            System.exit(1);
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        return SKIPPED.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        if (file.toString().endsWith(".java")
                                && !TABLES.contains(file.getFileName().toString())) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    /** Whether the file was formatted already; if not and {@code apply}, it is now. */
    private static boolean format(Path file, boolean apply) {
        JavaFormatterOptions options =
                JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
        try {
            String before = Files.readString(file);
            String imports =
                    RemoveUnusedImports.removeUnusedImports(
                            ImportOrderer.reorderImports(before, options.style()));
            String after = new Formatter(options).formatSource(imports);
            if (apply && !after.equals(before)) {
                Files.writeString(file, after);
            }
            return after.equals(before);
        } catch (FormatterException e) {
            System.err.println(file + ": " + e.getMessage());
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
