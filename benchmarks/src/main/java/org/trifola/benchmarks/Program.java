// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

import java.io.File;
import java.io.IOException;

/**
 * Runs a WASI program in the engine that is on the class path, for engines without a launcher of
 * their own. Its options are GraalWasm's.
 */
public final class Program {
    private Program() {}

    /**
     * Runs a program, and ends as it does.
     *
     * @param args a folder that the program may use under the same name, or an empty string; the
     *     file of the program; the program's arguments
     * @throws IOException if the program cannot be read
     */
    public static void main(String[] args) throws IOException {
        String[] arguments = new String[args.length - 1];
        System.arraycopy(args, 1, arguments, 0, arguments.length);
        Context.Builder builder =
                Context.newBuilder("wasm")
                        .option("wasm.Builtins", "wasi_snapshot_preview1")
                        .allowAllAccess(true)
                        .arguments("wasm", arguments);
        if (!args[0].isEmpty()) {
            builder.option("wasm.WasiMapDirs", args[0] + "::" + args[0]);
        }
        int status = 0;
        try (Context context = builder.build()) {
            Value module = context.eval(Source.newBuilder("wasm", new File(args[1])).build());
            module.newInstance().getMember("exports").getMember("_start").execute();
        } catch (PolyglotException error) {
            if (!error.isExit()) {
                throw error;
            }
            status = error.getExitStatus();
        }
        System.exit(status);
    }
}
