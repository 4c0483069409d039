// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;
import org.trifola.wasm.valid.Validator;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that holds a module, read whole.
 *
 * @param name how the user named it
 * @param bytes what it holds
 */
record ModuleFile(String name, byte[] bytes) {
    /** The file name that means standard input. */
    static final String STANDARD_INPUT = "-";

    private static final int LIMIT = ImplementationLimits.DEFAULT.moduleSize();

    /**
     * Reads a file.
     *
     * @throws LaunchException if it cannot be read, or cannot be a module because of its size or
     *     its beginning
     */
    static ModuleFile read(String name, Streams streams) throws LaunchException {
        if (name.isEmpty()) {
            throw new LaunchException("the name of the file is empty");
        }
        byte[] bytes;
        try {
            if (name.equals(STANDARD_INPUT)) {
                bytes = read(streams.in(), 0);
            } else {
                File file = new File(name);
                try (InputStream in = open(file)) {
                    bytes = read(in, file.length());
                }
            }
        } catch (IOException e) {
            throw LaunchException.of(name, e.getMessage());
        }
        if (bytes.length > LIMIT) {
            throw LaunchException.of(name, "larger than any module may be (" + LIMIT + " bytes)");
        }
        ModuleFile file = new ModuleFile(name, bytes);
        String reason = file.whyNoModule();
        if (reason != null) {
            throw LaunchException.of(name, reason);
        }
        return file;
    }

    /** What is wrong with how it begins, or null. */
    private String whyNoModule() {
        if (bytes.length == 0) {
            // As a text it is a module without fields.
            return name.endsWith(".wasm") ? "is empty" : null;
        }
        if (isBinary()
                || WatParser.isText(bytes)
                || new String(bytes, 0, 1, ISO_8859_1).isBlank()) {
            return null;
        }
        return "is no module: binary ones begin with the bytes 00 61 73 6D, texts with ( or ;;";
    }

    private static InputStream open(File file) throws IOException {
        if (file.isDirectory()) {
            throw new IOException("is a directory; name a module in it");
        }
        if (!file.exists()) {
            boolean word = file.getPath().chars().allMatch(Character::isLetter);
            throw new IOException(
                    word
                            ? "no such file, and no such command ('trifola --help' lists them)"
                            : "no such file");
        }
        if (!file.canRead()) {
            throw new IOException("permission denied");
        }
        return new FileInputStream(file);
    }

    /** Reads up to one byte more than the limit; the length is a guess, pipes have none. */
    private static byte[] read(InputStream in, long length) throws IOException {
        if (length > LIMIT) {
            return in.readNBytes(LIMIT + 1);
        }
        byte[] bytes = in.readNBytes((int) length);
        byte[] more = in.readNBytes(LIMIT + 1 - bytes.length);
        if (more.length == 0) {
            return bytes;
        }
        byte[] all = new byte[bytes.length + more.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }

    /** Whether it is in the binary format: by what it holds and, where that is broken, its name. */
    boolean isBinary() {
        return Decoder.isBinary(bytes) || name.endsWith(".wasm");
    }

    /**
     * Its text.
     *
     * @throws LoadException if it is not UTF-8
     */
    String text() {
        return WatParser.characters(bytes);
    }

    /**
     * The module, not validated.
     *
     * @throws LoadException if it is malformed
     */
    Module load(Features features) {
        return isBinary()
                ? Decoder.decode(bytes, features, ImplementationLimits.DEFAULT)
                : assemble(features).module();
    }

    /**
     * Checks that it is a valid module.
     *
     * @throws LoadException if it is not; for a text with line and column
     */
    void validate(Features features) {
        ImplementationLimits limits = ImplementationLimits.DEFAULT;
        TypeStore types = new TypeStore();
        if (isBinary()) {
            Validator.validate(load(features), features, limits, types);
            return;
        }
        TextModule text = assemble(features);
        try {
            Validator.validate(text.module(), features, limits, types);
        } catch (LoadException e) {
            throw text.positions().locate(e);
        }
    }

    private TextModule assemble(Features features) {
        return WatParser.assemble(text(), features, ImplementationLimits.DEFAULT);
    }

    /** Whether there is a file of that name that begins like a module in either format. */
    static boolean looksLikeModule(String name) {
        File file = new File(name);
        if (!file.isFile()) {
            return false;
        }
        try (InputStream in = new FileInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length > 0
                    && (Decoder.isBinary(start) || start[0] == '(' || start[0] == ';');
        } catch (IOException e) {
            return false;
        }
    }
}
