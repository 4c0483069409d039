// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of kernels fits the kernels. */
class KernelTest {
    private static final Path FOLDER = Path.of("kernels");

    @Test
    void everyKernelHasEachSizeOnce() throws IOException {
        Map<String, Set<String>> sizes = new HashMap<>();
        List<Kernel> kernels = Kernel.read(FOLDER);
        for (Kernel kernel : kernels) {
            sizes.computeIfAbsent(kernel.name(), name -> new TreeSet<>()).add(kernel.size());
        }
        Set<String> all = new TreeSet<>(List.of("test", "interpreter", "first", "peak"));
        sizes.forEach((name, found) -> assertEquals(all, found, name));
        assertEquals(all.size() * sizes.size(), kernels.size());
    }

    @Test
    void theTableNamesEveryModule() throws IOException {
        Set<String> modules = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".wasm"))
                    .forEach(name -> modules.add(name.replace(".wasm", "")));
        }
        Set<String> names = new TreeSet<>();
        Kernel.read(FOLDER).forEach(kernel -> names.add(kernel.name()));
        assertEquals(modules, names);
    }

    @Test
    void modulesAreBinaryVersionOne() throws IOException {
        byte[] header = {0, 'a', 's', 'm', 1, 0, 0, 0};
        for (Kernel kernel : Kernel.read(FOLDER)) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(kernel.name() + ".wasm"));
            assertArrayEquals(header, Arrays.copyOf(bytes, header.length), kernel.name());
        }
    }
}
