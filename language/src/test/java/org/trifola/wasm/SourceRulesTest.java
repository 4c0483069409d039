// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What CONTRIBUTING.md asks of every source file, as far as a parser can see it. */
@Tag("slow")
final class SourceRulesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("trifola.root", "..")).toAbsolutePath().normalize();

    private static final List<String> MODULES =
            List.of("language", "wasi", "emscripten", "launcher", "benchmarks");

    private static final int METHOD_LINES = 60;
    private static final int FILE_LINES = 500;

    /** Tables, and the methods that are one switch of one-line cases. */
    private static final Set<String> LONG_FILES =
            Set.of("Opcode.java", "Op.java", "FunctionNode.java");

    private static final Set<String> LONG_METHODS = Set.of("FunctionNode.run");

    private static final List<String> HEADER =
            List.of(
                    "// Copyright 2026 The Trifola authors",
                    "// SPDX-License-Identifier: Apache-2.0");

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    /** Annotations of methods whose meaning is documented where they are declared. */
    private static final Set<String> INHERITED =
            Set.of("Override", "ExportMessage", "Specialization", "Fallback");

    private static List<Path> files;

    @BeforeAll
    static void findFiles() throws IOException {
        files = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = ROOT.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        assertFalse(files.isEmpty(), ROOT.toString());
    }

    @Test
    void everyFileHasItsHeaderAndIsFinished() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.subList(0, 2).equals(HEADER)) {
                wrong.add(ROOT.relativize(file) + ": no header");
            }
            if (lines.size() > FILE_LINES && !LONG_FILES.contains(file.getFileName().toString())) {
                wrong.add(ROOT.relativize(file) + ": " + lines.size() + " lines");
            }
            if (lines.stream().anyMatch(line -> UNFINISHED.matcher(line).find())) {
                wrong.add(ROOT.relativize(file) + ": unfinished");
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void everyPackageIsDescribed() {
        Set<String> wrong = new TreeSet<>();
        for (Path file : files) {
            Path folder = file.getParent();
            if (!file.endsWith("module-info.java")
                    && !Files.exists(folder.resolve("package-info.java"))) {
                wrong.add(ROOT.relativize(folder).toString());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void everyPublicElementIsDocumentedAndNoMethodIsLong() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            Rules rules = new Rules(task);
            for (CompilationUnitTree unit : task.parse()) {
                rules.scan(unit, null);
            }
            assertEquals("", String.join("\n", rules.wrong));
        }
    }

    /** Collects what breaks the rules. */
    private static final class Rules extends TreePathScanner<Void, Void> {
        final Set<String> wrong = new TreeSet<>();
        private final DocTrees trees;

        Rules(JavacTask task) {
            trees = DocTrees.instance(task);
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isHidden(type) && !isLocal()) {
                requireComment(type.getSimpleName().toString());
            }
            return super.visitClass(type, unused);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            String name = owner() + "." + method.getName();
            if (isVisible(method.getModifiers())
                    && !isInherited(method.getModifiers())
                    && !isCanonical(method)) {
                requireComment(name);
            }
            if (method.getBody() != null && !LONG_METHODS.contains(name)) {
                long lines = lines(method.getBody());
                if (lines > METHOD_LINES) {
                    wrong.add(name + ": " + lines + " lines");
                }
            }
            return super.visitMethod(method, unused);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            boolean isMember =
                    getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                            && type.getKind() != Tree.Kind.RECORD
                            && type.getKind() != Tree.Kind.ENUM;
            // One comment may stand above a group of constants.
            boolean isConstant =
                    variable.getModifiers()
                            .getFlags()
                            .containsAll(Set.of(Modifier.STATIC, Modifier.FINAL));
            if (isMember && !isConstant && isVisible(variable.getModifiers())) {
                requireComment(owner() + "." + variable.getName());
            }
            return super.visitVariable(variable, unused);
        }

        private void requireComment(String name) {
            if (trees.getDocCommentTree(getCurrentPath()) == null) {
                wrong.add(name + ": no Javadoc");
            }
        }

        /** Whether it is part of what other packages see; of a type that they may not see, too. */
        private boolean isVisible(ModifiersTree modifiers) {
            boolean inInterface =
                    getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            Set<Modifier> flags = modifiers.getFlags();
            boolean isOpen =
                    flags.contains(Modifier.PUBLIC)
                            || inInterface && !flags.contains(Modifier.PRIVATE);
            return isOpen && !isLocal();
        }

        /** Whether it is in a method, an anonymous class or a private type. */
        private boolean isLocal() {
            for (var path = getCurrentPath().getParentPath();
                    path != null;
                    path = path.getParentPath()) {
                if (path.getLeaf() instanceof MethodTree
                        || path.getLeaf() instanceof ClassTree type && isHidden(type)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isHidden(ClassTree type) {
            return type.getSimpleName().isEmpty()
                    || type.getModifiers().getFlags().contains(Modifier.PRIVATE);
        }

        private static boolean isInherited(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream()
                    .anyMatch(a -> INHERITED.contains(a.getAnnotationType().toString()));
        }

        /** A record's canonical constructor: its components say what it takes. */
        private boolean isCanonical(MethodTree method) {
            return method.getReturnType() == null
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        }

        private long lines(Tree body) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            LineMap map = unit.getLineMap();
            long start = map.getLineNumber(trees.getSourcePositions().getStartPosition(unit, body));
            return map.getLineNumber(trees.getSourcePositions().getEndPosition(unit, body))
                    - start
                    + 1;
        }

        private String owner() {
            return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                    ? type.getSimpleName().toString()
                    : "";
        }
    }
}
