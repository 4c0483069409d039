// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a kernel: a row of {@code kernels/KERNELS.tsv}.
 *
 * @param name the kernel; its module is {@code name.wasm}
 * @param size the class of problem size, such as {@code test}, {@code interpreter} or {@code peak}
 * @param n the argument of the kernel's export {@code run}
 * @param checksum what {@code run} returns
 */
record Kernel(String name, String size, int n, int checksum) {
    /** The name of the table in the folder of kernels. */
    static final String TABLE = "KERNELS.tsv";

    /**
     * Reads the table of a folder.
     *
     * @param folder the folder with the kernels and their table
     * @return the rows in the order of the table
     * @throws IOException if the table cannot be read
     */
    static List<Kernel> read(Path folder) throws IOException {
        List<Kernel> kernels = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(TABLE))) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                kernels.add(parse(line));
            }
        }
        return kernels;
    }

    /**
     * The group of a kernel, over which means are taken.
     *
     * @param name the name of a kernel
     * @return what stands before the first "-" of its name, or {@code scalar}
     */
    static String group(String name) {
        int dash = name.indexOf('-');
        return dash < 0 ? "scalar" : name.substring(0, dash);
    }

    private static Kernel parse(String line) {
        String[] columns = line.split("\t");
        return new Kernel(
                columns[0],
                columns[1],
                Integer.parseInt(columns[2]),
                Integer.parseUnsignedInt(columns[3]));
    }
}
