// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostEnvironment.Directory;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostModule;
import org.trifola.wasm.host.HostTrap;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;

/** The state of WASI in one context. */
final class Wasi implements HostModule {
    final HostEnvironment environment;
    final FileTable files = new FileTable();
    final Clocks clocks = new Clocks();
    private final Descriptor out;
    private final Descriptor err;
    private SecureRandom random;

    Wasi(HostEnvironment environment) {
        this.environment = environment;
        out = new OutputStreamDescriptor(environment.out(), environment.isTerminal(1));
        err = new OutputStreamDescriptor(environment.err(), environment.isTerminal(2));
        files.add(new InputStreamDescriptor(this, environment.in(), environment.isTerminal(0)));
        files.add(out);
        files.add(err);
        for (Directory directory : environment.directories()) {
            files.add(OpenDirectory.preopened(Root.open(directory)));
        }
        // After the directories, since C libraries look for those until there are no more.
        for (ServerSocketChannel listener : environment.listeners()) {
            try {
                files.add(new ListeningSocket(this, listener));
            } catch (IOException e) {
                throw new HostTrap(e.getMessage());
            }
        }
    }

    @Override
    public HostFunction function(String module, String name) {
        if (module.equals(WasiProvider.THREADS)) {
            return name.equals(ThreadSpawn.NAME) ? new ThreadSpawn() : null;
        }
        Abi abi = module.equals(WasiProvider.UNSTABLE) ? Abi.UNSTABLE : Abi.PREVIEW1;
        WasiCall call = Preview1.call(name);
        return call == null ? null : new WasiFunction(this, abi, call);
    }

    /** Writes out what the output streams hold back: before waiting for input, and at the end. */
    void flush() {
        try {
            out.sync();
            err.sync();
        } catch (IOException e) {
            // As at the end of any process, nobody is left to tell.
        }
    }

    @Override
    public void close() {
        flush();
        files.closeAll();
    }

    /** Random numbers that are fit for keys. */
    synchronized SecureRandom random() {
        if (random == null) {
            random = new SecureRandom();
        }
        return random;
    }
}
