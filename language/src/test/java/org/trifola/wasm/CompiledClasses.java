// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class files of this module's main code, for the tests of its structure. */
final class CompiledClasses {
    private static final String PREFIX = "org/trifola/wasm/";

    private CompiledClasses() {}

    /** Every class of the module, generated ones too; without descriptors of module and package. */
    static List<ClassModel> all() {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .sorted()
                    .map(CompiledClasses::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of the package's name, "" for the root package. */
    static String packageOf(ClassModel model) {
        return packageOf(model.thisClass().asInternalName());
    }

    /** The same for an internal name such as {@code org/trifola/wasm/syntax/Op}. */
    static String packageOf(String internalName) {
        int end = internalName.lastIndexOf('/');
        return end < PREFIX.length() ? "" : internalName.substring(PREFIX.length(), end);
    }

    /** The name of a class without the common prefix, such as {@code syntax.Op}. */
    static String shortName(ClassModel model) {
        return model.thisClass().asInternalName().substring(PREFIX.length()).replace('/', '.');
    }

    private static Path folder() {
        // From a class of a package that every other may use: tests lie in another folder.
        try {
            Class<?> anchor = org.trifola.wasm.fault.LoadException.class;
            return Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
