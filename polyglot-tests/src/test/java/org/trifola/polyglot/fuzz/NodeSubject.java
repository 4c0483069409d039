// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Another engine to compare with: V8 in node, in a process of its own. */
final class NodeSubject implements Subject {
    /** The first version of V8 with all that random modules use: 14.6, in node 26. */
    private static final int MAJOR = 14;

    private static final int MINOR = 6;

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;
    private final Path script;
    private final String version;

    private NodeSubject(Process process, Path script) throws IOException {
        this.process = process;
        this.script = script;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.version = out.readLine();
    }

    /**
     * Starts the command of the property {@code trifola.node}, else {@code node}; null if there is
     * no such program, or none that is recent enough, which standard output is told.
     */
    static NodeSubject start() throws IOException {
        String node = System.getProperty("trifola.node", "");
        node = node.isEmpty() ? "node" : node;
        Path script = Files.createTempFile("observe", ".mjs");
        try (InputStream text = NodeSubject.class.getResourceAsStream("observe.mjs")) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            NodeSubject found = new NodeSubject(start(node, script), script);
            if (found.isRecent()) {
                return found;
            }
            System.out.println(node + " is too old: its V8 is " + found.version);
            found.close();
        } catch (IOException e) {
            System.out.println("There is no " + node);
            Files.delete(script);
        }
        return null;
    }

    private static Process start(String node, Path script) throws IOException {
        return new ProcessBuilder(node, script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private boolean isRecent() {
        if (version == null) {
            return false;
        }
        String[] parts = version.split("\\.");
        int major = Integer.parseInt(parts[0]);
        return major > MAJOR || major == MAJOR && Integer.parseInt(parts[1]) >= MINOR;
    }

    @Override
    public String name() {
        return "V8 " + version;
    }

    /** Whether a module, which may be none, is valid there. */
    boolean validates(byte[] binary) throws IOException {
        return ask(Base64.getEncoder().encodeToString(binary) + "\t").contains("valid");
    }

    @Override
    public List<String> observe(Sample sample) throws IOException {
        StringBuilder line = new StringBuilder();
        line.append(Base64.getEncoder().encodeToString(sample.binary())).append('\t');
        for (Object[] round : sample.rounds()) {
            line.append(round[0]).append(',').append(round[1]).append(',');
            line.append(((Float) round[2]).doubleValue()).append(',').append(round[3]).append(';');
        }
        List<String> lines = new ArrayList<>();
        for (String answer : ask(line.toString())) {
            lines.add(normalize(answer));
        }
        return lines;
    }

    private List<String> ask(String question) throws IOException {
        in.write(question);
        in.write('\n');
        in.flush();
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); !"end".equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IOException("node has ended");
            }
            lines.add(line);
        }
        return lines;
    }

    private static String normalize(String line) {
        int trap = line.indexOf("trap: ");
        if (trap < 0) {
            return line;
        }
        int end = line.indexOf(" told ", trap);
        end = end < 0 ? line.length() : end;
        return line.substring(0, trap)
                + Failures.kind(line.substring(trap + 6, end))
                + line.substring(end);
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
        Files.deleteIfExists(script);
    }
}
