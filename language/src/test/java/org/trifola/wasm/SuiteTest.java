// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mx suite says the same as the poms: projects, dependencies, versions. */
final class SuiteTest {
    private static final Path ROOT = Path.of(System.getProperty("trifola.root", ".."));

    /** Requirements on the JDK, in a module descriptor. */
    private static final Pattern JDK_MODULE =
            Pattern.compile(
                    "^\\s*requires (?:transitive |static )*((?:java|jdk)\\.[a-z.]+);",
                    Pattern.MULTILINE);

    private static Map<?, ?> suite;
    private static Pom parent;

    /** The poms of the modules that have main code, by folder. */
    private static final Map<String, Pom> MODULES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        String text = Files.readString(ROOT.resolve("mx.wasm/suite.py"));
        suite = PythonLiteral.assigned("suite", text);
        parent = Pom.read(ROOT.resolve("pom.xml"));
        for (String module : parent.modules()) {
            if (Files.isDirectory(ROOT.resolve(module).resolve("src/main/java"))) {
                MODULES.put(module, Pom.read(ROOT.resolve(module).resolve("pom.xml")));
            }
        }
    }

    @Test
    void theSuiteIsTheProject() {
        assertEquals(parent.text("version"), suite.get("version"));
        assertEquals(parent.text("groupId"), suite.get("groupId"));
    }

    @Test
    void librariesHaveTheVersionsOfThePoms() {
        for (Map<?, ?> library : values("libraries")) {
            Map<?, ?> maven = (Map<?, ?>) library.get("maven");
            String property =
                    switch ((String) maven.get("artifactId")) {
                        case "picocli" -> "picocli.version";
                        case "truffle-dsl-processor" -> "truffle-dsl.version";
                        default -> "graalvm.version";
                    };
            String version = parent.text("properties", property);
            assertEquals(version, maven.get("version"), maven.toString());
        }
    }

    @Test
    void projectsAreTheModules() throws IOException {
        Set<String> folders = new TreeSet<>();
        for (Map<?, ?> project : values("projects")) {
            String folder = (String) project.get("dir");
            folders.add(folder);
            Pom pom = MODULES.get(folder);
            assertEquals(pom.dependencies(), artifacts(project.get("dependencies")), folder);
            assertEquals(pom.processors(), artifacts(project.get("annotationProcessors")), folder);
            assertEquals(
                    parent.text("properties", "trifola.jdk") + "+", project.get("javaCompliance"));
            assertEquals(sources(folder), project.get("sourceDirs"), folder);
            Object requires = project.get("requires");
            assertEquals(
                    jdkModules(folder),
                    requires == null ? Set.of() : Set.copyOf((List<?>) requires));
        }
        assertEquals(MODULES.keySet(), folders);
    }

    @Test
    void everyProjectIsDistributedUnderItsArtifact() {
        for (Map<?, ?> distribution : values("distributions")) {
            Map<?, ?> maven = (Map<?, ?>) distribution.get("maven");
            List<?> projects = (List<?>) distribution.get("dependencies");
            assertEquals(Set.of((String) maven.get("artifactId")), artifacts(projects));
            assertEquals(parent.text("groupId"), maven.get("groupId"));
            Map<?, ?> project = (Map<?, ?>) table("projects").get(projects.getFirst());
            Set<String> used = new TreeSet<>();
            used.addAll(artifacts(distribution.get("distDependencies")));
            used.addAll(artifacts(distribution.get("exclude")));
            assertEquals(artifacts(project.get("dependencies")), used);
        }
        assertEquals(table("projects").size(), table("distributions").size());
    }

    /** The Maven artifacts that names of libraries, projects and distributions stand for. */
    private static Set<String> artifacts(Object names) {
        Set<String> artifacts = new TreeSet<>();
        for (Object name : names == null ? List.of() : (List<?>) names) {
            if (table("projects").get(name) instanceof Map<?, ?> project) {
                artifacts.add(MODULES.get(project.get("dir")).text("artifactId"));
            } else {
                Object library = table("libraries").get(name);
                Map<?, ?> owner =
                        (Map<?, ?>) (library == null ? table("distributions").get(name) : library);
                artifacts.add((String) ((Map<?, ?>) owner.get("maven")).get("artifactId"));
            }
        }
        return artifacts;
    }

    private static List<String> sources(String folder) {
        return Stream.of("src/main/java", "src/main/resources")
                .filter(name -> Files.isDirectory(ROOT.resolve(folder).resolve(name)))
                .toList();
    }

    private static Set<String> jdkModules(String folder) throws IOException {
        Path descriptor = ROOT.resolve(folder).resolve("src/main/java/module-info.java");
        if (!Files.exists(descriptor)) {
            return Set.of();
        }
        return JDK_MODULE
                .matcher(Files.readString(descriptor))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<?, ?> table(String name) {
        return (Map<?, ?>) suite.get(name);
    }

    private static Collection<Map<?, ?>> values(String name) {
        return table(name).values().stream().<Map<?, ?>>map(value -> (Map<?, ?>) value).toList();
    }
}
